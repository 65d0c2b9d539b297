import type { SourceFile } from '../source/source-file.ts';

/** A name that the file declares, with its type where the text shows it. */
export interface Variable {
  readonly name: string;
  /** `undefined`: the name is declared here, but of what type can't be told. */
  readonly type: string | undefined;
  /** The token of the name. */
  readonly token: number;
  /** Where it is visible: `tokens(first, last)`, or the whole file for members. */
  readonly first: number;
  readonly last: number;
  /** A property or instance variable rather than a local name or a parameter. */
  readonly member: boolean;
  /** For a property in Swift, the type or extension that declares it. */
  readonly owner?: string;
  /** When the initial value is itself a name, as in `let a = self.b`: the token after it. Then that name's type counts. */
  readonly valueEnd?: number;
}

/** The variables of one name. */
interface Namesakes {
  /** By the start of their scopes, outer ones first. */
  readonly all: readonly Variable[];
  /** For each, the position of the next one outwards whose scope it lies in, or -1. */
  readonly outer: Int32Array;
  readonly byToken: ReadonlyMap<number, Variable>;
  /** The property of that name, if all in the file are of one type. */
  readonly member: Variable | undefined;
  /** The same among the properties of one type. */
  readonly memberOf: ReadonlyMap<string, Variable | undefined>;
}

/** The variables of a file by name; those of one name are sorted when they are first asked for. */
export type VariableIndex = ReadonlyMap<string, () => Namesakes>;

/** Groups variables by name, so that each later question costs no more than the nesting is deep. */
export function indexVariables(variables: readonly Variable[]): VariableIndex {
  const index = new Map<string, () => Namesakes>();
  for (const [name, all] of groupBy(variables, (variable) => variable.name)) {
    let known: Namesakes | undefined;
    index.set(name, () => (known ??= namesakes(all)));
  }
  return index;
}

function namesakes(unsorted: readonly Variable[]): Namesakes {
  const all = [...unsorted].sort((a, b) => a.first - b.first || b.last - a.last || a.token - b.token);
  const members = all.filter((variable) => variable.member);
  const owned = members.filter((variable) => variable.owner !== undefined);
  const byOwner = groupBy(owned, (variable) => variable.owner!);
  return {
    all,
    outer: outerScopes(all),
    byToken: new Map(all.map((variable) => [variable.token, variable])),
    member: theOne(members),
    memberOf: new Map([...byOwner].map(([owner, own]) => [owner, theOne(own)])),
  };
}

function groupBy(
  variables: readonly Variable[],
  keyOf: (variable: Variable) => string,
): ReadonlyMap<string, Variable[]> {
  const groups = new Map<string, Variable[]>();
  for (const variable of variables) {
    const group = groups.get(keyOf(variable));
    if (group) group.push(variable);
    else groups.set(keyOf(variable), [variable]);
  }
  return groups;
}

function outerScopes(all: readonly Variable[]): Int32Array {
  const outer = new Int32Array(all.length);
  let open = -1;
  all.forEach((variable, i) => {
    while (open >= 0 && all[open]!.last <= variable.first) open = outer[open]!;
    outer[i] = open;
    open = i;
  });
  return outer;
}

/** The first, if all are of one type. */
function theOne([first, ...others]: readonly Variable[]): Variable | undefined {
  return others.every(({ type }) => type === first!.type) ? first : undefined;
}

/** The innermost declaration of `name` that is visible at `token`. */
export function variableAt(index: VariableIndex, name: string, token: number): Variable | undefined {
  const named = index.get(name)?.();
  if (named === undefined) return undefined;
  for (let i = lastStarted(named.all, token); i >= 0; i = named.outer[i]!) {
    if (token < named.all[i]!.last) return named.all[i];
  }
  return undefined;
}

/** The position of the last variable whose scope begins at or before `token`, or -1. */
function lastStarted(all: readonly Variable[], token: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]!.first <= token) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The variable that is declared at `token`. */
export function variableDeclaredAt(index: VariableIndex, name: string, token: number): Variable | undefined {
  return index.get(name)?.().byToken.get(token);
}

/** The type of the bare name `name` at `token`; `undefined` when it is not declared in the file, or not with a type. */
export function typeOfName(index: VariableIndex, name: string, token: number): string | undefined {
  return variableAt(index, name, token)?.type;
}

/**
 * The property `name` of some value: of a value of the type `owner`, if the file shows that type to have it, and
 * otherwise any of that name, if all in the file are of one type. `undefined` when they differ or there is none.
 */
export function memberNamed(index: VariableIndex, name: string, owner?: string): Variable | undefined {
  const named = index.get(name)?.();
  if (owner !== undefined && named?.memberOf.has(owner) === true) return named.memberOf.get(owner);
  return named?.member;
}

/** The type of {@link memberNamed}. */
export function typeOfMember(index: VariableIndex, name: string): string | undefined {
  return memberNamed(index, name)?.type;
}

/** The whole file as a scope. */
export function wholeFile(file: SourceFile): { first: number; last: number } {
  return { first: 0, last: file.tokens.count };
}
