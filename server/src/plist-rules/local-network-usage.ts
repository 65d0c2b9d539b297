import type { Confidence, Fix } from '../analysis/finding.ts';
import type { ProjectContext, TargetContext } from '../analysis/project-context.ts';
import { insertEntry } from '../analysis/property-list/insert-entry.ts';
import { entryOf, itemsOf, stringOf } from '../analysis/property-list/queries.ts';
import { onKey, onValue } from '../analysis/property-list/report.ts';
import { definePropertyListRule, type PropertyListFile } from '../analysis/property-list/rule.ts';
import type { Candidate } from '../analysis/rule.ts';
import type { Platform } from '../knowledge/model.ts';

const DESCRIPTION = 'NSLocalNetworkUsageDescription';
const GUIDANCE = [{ id: 'tn3179', section: 'essentials' }, { id: 'docs-nsbonjourservices' }];
/** Where the user is asked; tvOS and watchOS know the keys, but have no such permission. */
const ASKING: readonly Platform[] = ['ios', 'macos', 'visionos', 'catalyst'];
/** An Info.plist with one of these is written whole; one without may be completed from build settings. */
const WRITTEN_WHOLE = /^CFBundle(Identifier|Executable)$/;
/** Only an app for a platform that asks has one of these. */
const FOR_ASKING =
  /^(UISupportedInterfaceOrientations(~\w+)?|LSMinimumSystemVersion|LSUIElement|NSMain(Nib|Storyboard)File)$/;

export default definePropertyListRule({
  id: 'local-network-usage',
  applies: 'info',
  status: 'risky',
  triggers: ['NSBonjourServices', 'NSLocalNetworkUsageDescription'],
  check: (file, project) => [...missing(file, project), ...empty(file)],
});

function missing(file: PropertyListFile, project: ProjectContext | undefined): readonly Candidate[] {
  const { root, text, complete } = file;
  const services = entryOf(root, 'NSBonjourServices');
  if (!services || itemsOf(services.value).length === 0 || !complete || entryOf(root, DESCRIPTION)) return [];
  const confidence = project ? inTargets(project.targets) : inFile(file);
  if (confidence === undefined) return [];
  const insertion = insertEntry(text, root, DESCRIPTION, '<string></string>');
  const fixes: readonly Fix[] = insertion ? [{ title: `Add ${DESCRIPTION}`, edits: [insertion] }] : [];
  const message = `NSBonjourServices needs ${DESCRIPTION} beside it, which tells people why the app uses the local network`;
  return [onKey(services, { status: 'risky', confidence, message, guidance: GUIDANCE, fixes })];
}

/** How sure it is that a target which names the file has no description anywhere, by what is known of the targets. */
function inTargets(targets: readonly TargetContext[]): Confidence | undefined {
  const lacking = targets.some(
    ({ kind, runsOn, info }) =>
      kind === 'application' &&
      runsOn.some((platform) => ASKING.includes(platform)) &&
      info !== undefined &&
      !Object.hasOwn(info.values, DESCRIPTION),
  );
  return lacking ? 'certain' : undefined;
}

function inFile({ root }: PropertyListFile): Confidence | undefined {
  const has = (pattern: RegExp): boolean => root.entries.some(({ key }) => pattern.test(key));
  return has(WRITTEN_WHOLE) && has(FOR_ASKING) ? 'likely' : undefined;
}

function empty({ root }: PropertyListFile): readonly Candidate[] {
  const value = entryOf(root, DESCRIPTION)?.value;
  if (!value || (value.kind === 'string' && stringOf(value)?.trim() !== '')) return [];
  const message = `${DESCRIPTION} takes a text that tells people why the app uses the local network; here there is none`;
  return [onValue(value, { status: 'risky', message, guidance: GUIDANCE })];
}
