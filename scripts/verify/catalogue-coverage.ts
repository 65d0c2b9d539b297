/**
 * Fact: the catalogue is complete. Every symbol that SDK headers deprecate (`knowledge/facts/sdk-symbols.yaml`) is an API
 * entry, is a member of a type that is one, or is left out for a reason that `knowledge/scope.yaml` gives. Nothing is
 * left out that does not exist or has an entry, and what was taken from neighbouring headers is in the catalogue.
 */
import type { ApiEntry } from '../../server/src/knowledge/model.ts';
import { compileKnowledge } from '../knowledge/compile.ts';
import type { Problem } from '../knowledge/problems.ts';
import { excludedNames, readScope, SCOPE, type Scope } from './coverage/scope.ts';
import { fullName, readSdkSymbols, SDK_SYMBOLS, type SdkSymbol } from './coverage/sdk-symbols.ts';

/** The symbols that are missing, and what the scope says in vain. */
export function verify(root: string): readonly Problem[] {
  const facts = readSdkSymbols(root);
  const { scope, problems } = readScope(root);
  const { knowledge } = compileKnowledge(root);
  return [...facts.problems, ...problems, ...coverageProblems(facts.symbols, scope, knowledge.apis)];
}

/** What keeps these entries and this scope from covering these symbols. */
export function coverageProblems(
  symbols: readonly SdkSymbol[],
  scope: Scope,
  apis: readonly ApiEntry[],
): readonly Problem[] {
  const names = new Set(apis.flatMap(namesOf));
  const open = symbols.filter((symbol) => !isCovered(symbol, names));
  const excluded = scope.excluded.flatMap(excludedNames);
  return [
    ...open.filter((symbol) => !excluded.some((one) => one.excludes(symbol))).map(missing),
    ...idleExclusions(scope, open),
    ...untaken(scope, names),
  ];
}

/** A member goes with its type. An enumerator does not, because C writes it without its enumeration. */
function isCovered(symbol: SdkSymbol, names: ReadonlySet<string>): boolean {
  if (symbol.kind === 'constant') return names.has(symbol.name);
  return names.has(fullName(symbol)) || (symbol.of !== undefined && names.has(symbol.of));
}

/** Both spellings, those of members with the type before them. */
function namesOf({ c, swift, of, ofSwift = of }: ApiEntry): readonly string[] {
  return [
    ...(c === undefined ? [] : [fullName({ ...(of === undefined ? {} : { of }), name: c })]),
    ...(swift === undefined ? [] : [fullName({ ...(ofSwift === undefined ? {} : { of: ofSwift }), name: swift })]),
  ];
}

function missing(symbol: SdkSymbol): Problem {
  const message = `${fullName(symbol)} has no API entry, and ${SCOPE} does not leave it out`;
  return { file: SDK_SYMBOLS, line: symbol.line, message };
}

function idleExclusions({ excluded }: Scope, open: readonly SdkSymbol[]): readonly Problem[] {
  return excluded.flatMap((exclusion) => {
    const names = excludedNames(exclusion);
    const idle = names.filter((one) => !open.some((symbol) => one.excludes(symbol)));
    return [
      ...idle.map(({ label }) => `${label} needs no exclusion: it is covered, or no symbol of ${exclusion.framework}`),
      ...(names.length === 0 ? ['excludes nothing'] : []),
      ...(exclusion.reason ? [] : ['an exclusion needs a reason']),
    ].map((message) => ({ file: SCOPE, line: exclusion.line, message }));
  });
}

function untaken({ neighbours }: Scope, names: ReadonlySet<string>): readonly Problem[] {
  const members = new Set([...names].map((name) => name.slice(name.indexOf('.') + 1)));
  return neighbours.flatMap(({ taken = [], reason, line }) => {
    const absent = taken.filter((name) => !names.has(name) && !members.has(name));
    return [
      ...absent.map((name) => `${name} is said to be taken but has no API entry`),
      ...(taken.length === 0 && !reason ? ['a neighbour from which nothing is taken needs a reason'] : []),
    ].map((message) => ({ file: SCOPE, line, message }));
  });
}
