import type { Confidence, Fix } from '../analysis/finding.ts';
import { additionEdits } from '../analysis/local-network/additions.ts';
import { DESCRIPTION, SERVICES } from '../analysis/local-network/declared-types.ts';
import { askingApps } from '../analysis/local-network/lacking.ts';
import type { ProjectContext } from '../analysis/project-context.ts';
import { insertEntry } from '../analysis/property-list/insert-entry.ts';
import { entryOf, itemsOf, stringOf } from '../analysis/property-list/queries.ts';
import { onKey, onValue } from '../analysis/property-list/report.ts';
import { definePropertyListRule, type PropertyListFile } from '../analysis/property-list/rule.ts';
import type { Candidate } from '../analysis/rule.ts';
import { undeclaredTypes, type Undeclared, unusedTypes } from './local-network-privacy/types.ts';

const GUIDANCE = [{ id: 'tn3179', section: 'essentials' }, { id: 'docs-nsbonjourservices' }];
/** An Info.plist with one of these is written whole; one without may be completed from build settings. */
const WRITTEN_WHOLE = /^CFBundle(Identifier|Executable)$/;
/** Only an app for a platform that asks has one of these. */
const FOR_ASKING =
  /^(UISupportedInterfaceOrientations(~\w+)?|LSMinimumSystemVersion|LSUIElement|NSMain(Nib|Storyboard)File)$/;

export default definePropertyListRule({
  id: 'local-network-privacy',
  applies: 'info',
  status: 'risky',
  triggers: ['NSBonjourServices', 'NSLocalNetworkUsageDescription'],
  readsUses: true,
  check: (file, project) => [
    ...missingDescription(file, project),
    ...emptyDescription(file),
    ...missingTypes(file, project),
    ...unused(file, project),
  ],
});

function missingDescription(file: PropertyListFile, project: ProjectContext | undefined): readonly Candidate[] {
  const { root, text, complete } = file;
  const services = entryOf(root, SERVICES);
  if (!services || itemsOf(services.value).length === 0 || !complete || entryOf(root, DESCRIPTION)) return [];
  const confidence = project ? inTargets(project) : inFile(file);
  if (confidence === undefined) return [];
  const insertion = insertEntry(text, root, DESCRIPTION, '<string></string>');
  const fixes: readonly Fix[] = insertion ? [{ title: `Add ${DESCRIPTION}`, edits: [insertion] }] : [];
  const message = `${SERVICES} needs ${DESCRIPTION} beside it, which tells people why the app uses the local network`;
  return [onKey(services, { status: 'risky', confidence, message, guidance: GUIDANCE, fixes })];
}

/** How sure it is that a target which names the file has no description anywhere. */
function inTargets({ targets }: ProjectContext): Confidence | undefined {
  return askingApps(targets).some(({ info }) => !Object.hasOwn(info.values, DESCRIPTION)) ? 'certain' : undefined;
}

function inFile({ root }: PropertyListFile): Confidence | undefined {
  const has = (pattern: RegExp): boolean => root.entries.some(({ key }) => pattern.test(key));
  return has(WRITTEN_WHOLE) && has(FOR_ASKING) ? 'likely' : undefined;
}

function emptyDescription({ root }: PropertyListFile): readonly Candidate[] {
  const value = entryOf(root, DESCRIPTION)?.value;
  if (!value || (value.kind === 'string' && stringOf(value)?.trim() !== '')) return [];
  const message = `${DESCRIPTION} takes a text that tells people why the app uses the local network; here there is none`;
  return [onValue(value, { status: 'risky', message, guidance: GUIDANCE })];
}

/** Types that the code of a target uses and the Info.plist does not list: on the list, or on the description without one. */
function missingTypes({ root, text, complete }: PropertyListFile, project?: ProjectContext): readonly Candidate[] {
  const undeclared = complete ? undeclaredTypes(project?.targets ?? []) : [];
  const services = entryOf(root, SERVICES);
  const description = entryOf(root, DESCRIPTION);
  if (undeclared.length === 0 || (services && services.value.kind !== 'array')) return [];
  const types = undeclared.map(({ type }) => type);
  const edits = additionEdits(text, root, { types, description: false });
  const report = {
    status: 'risky' as const,
    confidence: undeclared.some(({ certain }) => certain) ? ('certain' as const) : ('likely' as const),
    message: `The code uses ${listed(types)}, which ${SERVICES} does not list; add ${types.length > 1 ? 'them' : 'it'}, or Bonjour fails`,
    guidance: [{ id: 'docs-nsbonjourservices' }, { id: 'tn3179', section: 'bonjour-operations' }],
    related: undeclared.map(({ type, place }: Undeclared) => ({ ...place, message: `${type} is used here.` })),
    fixes: edits.length > 0 ? [{ title: `Add ${listed(types)} to ${SERVICES}`, edits }] : [],
  };
  if (services) return [onValue(services.value, report)];
  return description ? [onKey(description, report)] : [];
}

function listed(types: readonly string[]): string {
  return types.length < 2 ? types.join('') : `${types.slice(0, -1).join(', ')} and ${types.at(-1)!}`;
}

/** Listed types that no code of a target uses which is built from its own files alone. */
function unused({ root, text, complete }: PropertyListFile, project?: ProjectContext): readonly Candidate[] {
  const services = entryOf(root, SERVICES)?.value;
  if (!complete || services?.kind !== 'array') return [];
  const names = unusedTypes(project?.targets ?? []);
  return services.items.flatMap((item) => {
    const type = stringOf(item);
    if (type === undefined || !names(type)) return [];
    const before = /\r?\n[ \t]*$/.exec(text.slice(Math.max(0, item.start - 200), item.start))?.[0] ?? '';
    const removal = { start: item.start - before.length, end: item.end, text: '' };
    return [
      onValue(item, {
        status: 'risky',
        confidence: 'likely',
        message: `No code of the app seems to use the Bonjour service type “${type}”; remove it if nothing else needs it`,
        guidance: [{ id: 'docs-nsbonjourservices' }],
        fixes: [{ title: `Remove ${type}`, edits: [removal] }],
      }),
    ];
  });
}
