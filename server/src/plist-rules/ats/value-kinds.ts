import type { PlistDict, PlistNode } from '../../analysis/property-list/model.ts';
import { onValue } from '../../analysis/property-list/report.ts';
import type { PropertyListFile } from '../../analysis/property-list/rule.ts';
import type { Candidate } from '../../analysis/rule.ts';
import { currentSpelling, type ValueKind } from './keys.ts';

const NAMES: Readonly<Record<PlistNode['kind'], string>> = {
  boolean: 'a Boolean',
  string: 'a string',
  dict: 'a dictionary',
  array: 'an array',
  integer: 'a number',
  real: 'a number',
  date: 'a date',
  data: 'data',
};

/** Values of the wrong kind in a dictionary whose keys and kinds are `kinds`. */
export function wrongKinds(
  file: PropertyListFile,
  dict: PlistDict,
  kinds: Readonly<Record<string, ValueKind>>,
): readonly Candidate[] {
  return dict.entries.flatMap(({ key, value }) => {
    const current = currentSpelling(key);
    const kind = Object.hasOwn(kinds, current) ? kinds[current] : undefined;
    return kind === undefined ? [] : wrongKind(file, key, value, kind);
  });
}

/** The candidate for a value that is not of the kind that its key takes. The old style writes Booleans as strings. */
export function wrongKind(
  file: PropertyListFile,
  key: string,
  value: PlistNode,
  kind: ValueKind,
): readonly Candidate[] {
  if (value.kind === kind) return [];
  if (file.format === 'openstep' && kind === 'boolean' && value.kind === 'string') return [];
  const report = {
    status: 'risky' as const,
    message: `${key} takes ${NAMES[kind]}, but here it is ${NAMES[value.kind]}, so it may be ignored`,
    guidance: [{ id: 'docs-nsapptransportsecurity' }],
  };
  return [onValue(value, report)];
}

/** Whether a value means yes or no, `undefined` if it means neither. Only the old style has words for that. */
export function truthOf(file: PropertyListFile, value: PlistNode | undefined): boolean | undefined {
  if (value?.kind === 'boolean') return value.value;
  if (file.format !== 'openstep' || value?.kind !== 'string') return undefined;
  if (/^(yes|true|1)$/i.test(value.value)) return true;
  return /^(no|false|0)$/i.test(value.value) ? false : undefined;
}
