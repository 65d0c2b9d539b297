import type { ApiKind } from '../../server/src/knowledge/model.ts';
import type { ApiSource } from './api-sources.ts';
import type { Problem } from './problems.ts';
import { type ReferenceCheck, parseReference } from './references.ts';
import type { Replacements } from './replacements.ts';

/** What API entries refer to. */
export interface ApiContext {
  readonly ruleIds: ReadonlySet<string>;
  readonly replacements: Replacements;
  readonly checkReference: ReferenceCheck;
}

const SELECTOR = /^[A-Za-z_]\w*$|^(?:[A-Za-z_]\w*:)+$/;
const IDENTIFIER = /^[A-Za-z_]\w*$/;
const SWIFT_METHOD = /^[A-Za-z_]\w*\((?:[A-Za-z_]\w*:)*\)$/;
const SWIFT_NAME = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/** What is wrong with one entry by itself: nothing, if it can be compiled. */
export function apiProblems(source: ApiSource, context: ApiContext): readonly Problem[] {
  const { file } = source;
  return [
    ...missingFacts(source),
    ...spellings(source),
    ...memberFacts(source),
    ...versions(source),
    ...references(source, context),
  ].map(({ line, message }) => ({ file, line, message }));
}

type Flaw = Omit<Problem, 'file'>;

function missingFacts(source: ApiSource): readonly Flaw[] {
  const required = ['kind', 'status', 'replacements', 'guidance'] as const;
  return required
    .filter((fact) => source[fact] === undefined)
    .map((fact) => ({ line: source.line, message: `${nameOf(source)} has no ${fact}, nor has its group` }));
}

function spellings({ c, swift, kind, line }: ApiSource): readonly Flaw[] {
  if (c === undefined && typeof swift !== 'string') return [{ line, message: 'an entry needs a spelling, c or swift' }];
  const method = kind === 'method';
  const flaws: Flaw[] = [];
  if (c !== undefined && !(method ? SELECTOR : IDENTIFIER).test(c)) {
    flaws.push({ line, message: `"${c}" is not ${method ? 'a selector' : 'a name in C'}` });
  }
  const swiftName = swift === null ? undefined : (swift ?? c);
  if (swiftName !== undefined && !(method ? SWIFT_METHOD : SWIFT_NAME).test(swiftName)) {
    flaws.push({ line, message: `"${swiftName}" is not ${method ? 'a Swift name with labels' : 'a Swift name'}` });
  }
  return flaws;
}

function memberFacts(source: ApiSource): readonly Flaw[] {
  const { kind, of, requirement, distinctive, line, swift } = source;
  const flaws: Flaw[] = [];
  if (isMember(kind) && of === undefined) flaws.push({ line, message: `${nameOf(source)} needs "of", its type` });
  if (!isMember(kind) && of !== undefined) flaws.push({ line, message: `"of" is for methods and properties` });
  if (!isMember(kind) && requirement === true)
    flaws.push({ line, message: `"requirement" is for members of protocols` });
  if (source.parameter !== undefined && requirement !== true)
    flaws.push({ line, message: `"parameter" is for members with "requirement"` });
  if (distinctive === true && !isMember(kind) && !(swift ?? '').includes('.')) {
    flaws.push({ line, message: '"distinctive" is for members and for constants with a dotted Swift name' });
  }
  return flaws;
}

function isMember(kind: ApiKind | undefined): boolean {
  return kind === 'method' || kind === 'property';
}

function versions(source: ApiSource): readonly Flaw[] {
  const { status, deprecated, line } = source;
  if (status === 'deprecated' && deprecated === undefined) {
    return [{ line, message: `${nameOf(source)} is deprecated but has no versions under "deprecated"` }];
  }
  if (status !== 'deprecated' && deprecated !== undefined) {
    return [{ line: source.lineOf('deprecated'), message: 'versions are for the status "deprecated" only' }];
  }
  return [];
}

function references(source: ApiSource, { ruleIds, replacements, checkReference }: ApiContext): readonly Flaw[] {
  const flaws: Flaw[] = [];
  if (!ruleIds.has(source.rule)) {
    flaws.push({ line: source.lineOf('rule'), message: `there is no rule "${source.rule}" in knowledge/rules.yaml` });
  }
  for (const [index, name] of (source.replacements ?? []).entries()) {
    if (replacements.has(name)) continue;
    const message = `there is no replacement "${name}" in knowledge/replacements.yaml`;
    flaws.push({ line: source.lineOf('replacements', index), message });
  }
  for (const [index, text] of (source.guidance ?? []).entries()) {
    const message = checkReference(parseReference(text));
    if (message !== undefined) flaws.push({ line: source.lineOf('guidance', index), message });
  }
  return flaws;
}

function nameOf({ c, swift }: ApiSource): string {
  return c ?? swift ?? 'the entry';
}
