import { type EntitledTarget, entitledTargets, grant } from '../analysis/entitlements/lacking.ts';
import { APP_SANDBOX, lacksInSandbox, SANDBOX_NEEDS, type SandboxNeed } from '../analysis/entitlements/sandbox.ts';
import type { TextEdit } from '../analysis/finding.ts';
import type { UseInFile } from '../analysis/project-context.ts';
import type { PlistEntry } from '../analysis/property-list/model.ts';
import { booleanOf, entryOf } from '../analysis/property-list/queries.ts';
import { onKey } from '../analysis/property-list/report.ts';
import { definePropertyListRule, type PropertyListFile } from '../analysis/property-list/rule.ts';
import type { Candidate } from '../analysis/rule.ts';

/** An App Sandbox that does not let through what the code of its target does. */
export default definePropertyListRule({
  id: 'app-sandbox-network',
  applies: 'entitlements',
  status: 'risky',
  triggers: ['com.apple.security.app-sandbox'],
  readsUses: true,
  check(file, project) {
    const entry = entryOf(file.root, APP_SANDBOX);
    if (!entry || !file.complete || booleanOf(entry.value) !== true) return [];
    for (const target of entitledTargets(project)) {
      const found = SANDBOX_NEEDS.flatMap((need) => neededBy(target, need));
      if (found.length > 0) return [prevented(file, entry, target, found)];
    }
    return [];
  },
});

/** What the sandbox has to let through, and the use that needs it. */
interface Needed {
  readonly need: SandboxNeed;
  readonly use: UseInFile;
}

/** A need that the code of a target has where the sandbox exists, and that the target lacks. */
function neededBy(target: EntitledTarget, need: SandboxNeed): readonly Needed[] {
  if (!lacksInSandbox(target, need)) return [];
  const sandboxed = target.runsOn.filter((platform) => need.platforms.includes(platform));
  const use = target.uses?.find(
    ({ kind, platforms }) => kind === need.kind && sandboxed.some((platform) => platforms?.includes(platform) ?? true),
  );
  return use ? [{ need, use }] : [];
}

/** All of it in one, since all of it stands at the same key. */
function prevented(
  { root, text }: PropertyListFile,
  entry: PlistEntry,
  { name }: EntitledTarget,
  found: readonly Needed[],
): Candidate {
  const verbs = found.map(({ need }) => need.verb).join(' and ');
  const keys = found.map(({ need }) => need.key).join(' and ');
  const edits = found.flatMap(({ need }) => grant(text, root, need.key) ?? []);
  return onKey(entry, {
    status: 'risky',
    message: `“${name}” ${verbs}, which the App Sandbox prevents without ${keys}`,
    guidance: found.flatMap(({ need }) => need.guidance),
    related: found.map(({ use }) => ({ ...use.place, message: 'Here the code does it.' })),
    fixes: edits.length === 0 ? [] : [{ title: `Add ${keys}`, edits: joined(edits) }],
  });
}

/** Additions at the same place as one edit: edits of a fix may not meet. */
function joined(edits: readonly TextEdit[]): readonly TextEdit[] {
  const [first, second] = edits;
  if (!first || !second || first.start !== second.start) return edits;
  return [{ ...first, text: first.text + second.text }];
}
