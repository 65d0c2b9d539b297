import type { Fix, RelatedPlaceElsewhere, TextEdit } from '../finding.ts';
import { placesIn } from '../place-in-file.ts';
import type { ListFile } from '../project-context.ts';
import { insertEntry, insertStrings, stringElement } from '../property-list/insert-entry.ts';
import type { PlistDict } from '../property-list/model.ts';
import { entryOf, valueOf } from '../property-list/queries.ts';
import { DESCRIPTION, SERVICES } from './declared-types.ts';

/** What an Info.plist is to be given. */
export interface Additions {
  readonly types: readonly string[];
  readonly description: boolean;
}

/** The edits that add it; none where the file is not XML, or has something else in that place. */
export function additionEdits(text: string, root: PlistDict, { types, description }: Additions): readonly TextEdit[] {
  const described = description ? insertEntry(text, root, DESCRIPTION, '<string></string>') : undefined;
  const listed = types.length === 0 ? undefined : listTypes(text, root, types);
  if ((description && !described) || (types.length > 0 && !listed)) return [];
  const edits = [listed, described].filter((edit) => edit !== undefined);
  const [first, second] = edits;
  // Two insertions at one place are one.
  return first && second && first.start === second.start ? [{ ...first, text: first.text + second.text }] : edits;
}

function listTypes(text: string, root: PlistDict, types: readonly string[]): TextEdit | undefined {
  const services = valueOf(root, SERVICES);
  if (services?.kind === 'array') return insertStrings(text, services, types);
  const items = types.map((type) => `\n\t${stringElement(type)}`).join('');
  return services ? undefined : insertEntry(text, root, SERVICES, `<array>${items}\n</array>`);
}

/** The fix that adds it to Info.plist files; none where it can't be added to one of them. */
export function additionFix(additions: Additions, files: readonly (ListFile | undefined)[]): readonly Fix[] {
  const edits = files.map((file) =>
    file ? additionEdits(file.text, file.root, additions).map((edit) => ({ path: file.path, ...edit })) : [],
  );
  if (edits.length === 0 || edits.some((one) => one.length === 0)) return [];
  return [{ title: `Add ${namesOf(additions)} to Info.plist`, edits: edits.flat() }];
}

/** `_a._tcp and NSLocalNetworkUsageDescription` */
function namesOf({ types, description }: Additions): string {
  return [...types, ...(description ? [DESCRIPTION] : [])].join(' and ');
}

/** Where in an Info.plist both keys are, or would be. */
export function placeInList({ path, text, root }: ListFile): RelatedPlaceElsewhere {
  const entry = entryOf(root, SERVICES) ?? entryOf(root, DESCRIPTION);
  const range = entry ? { start: entry.keyStart, end: entry.keyEnd } : { start: root.start, end: root.innerStart };
  return { ...placesIn(path, text)(range), message: entry ? `${entry.key} is here.` : 'This is the Info.plist.' };
}
