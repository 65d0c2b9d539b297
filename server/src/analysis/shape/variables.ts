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
}

/** The variables of a file by name. */
export type VariableIndex = ReadonlyMap<string, readonly Variable[]>;

/** Groups variables by name. */
export function indexVariables(variables: Iterable<Variable>): VariableIndex {
  const index = new Map<string, Variable[]>();
  for (const variable of variables) {
    const named = index.get(variable.name);
    if (named) named.push(variable);
    else index.set(variable.name, [variable]);
  }
  return index;
}

/** The innermost declaration of `name` that is visible at `token`. */
export function variableAt(index: VariableIndex, name: string, token: number): Variable | undefined {
  let best: Variable | undefined;
  for (const variable of index.get(name) ?? []) {
    if (token < variable.first || token >= variable.last) continue;
    if (best === undefined || variable.last - variable.first <= best.last - best.first) best = variable;
  }
  return best;
}

/** The type of the bare name `name` at `token`; `undefined` when it is not declared in the file, or not with a type. */
export function typeOfName(index: VariableIndex, name: string, token: number): string | undefined {
  return variableAt(index, name, token)?.type;
}

/**
 * The type of the member `name` of some value: that which every property of that name in the file has, or, with
 * `within`, the innermost type body around that token. `undefined` when they differ or none is typed.
 */
export function typeOfMember(index: VariableIndex, name: string, within?: number): string | undefined {
  const members = (index.get(name) ?? []).filter((variable) => variable.member);
  const here = within === undefined ? [] : members.filter(({ first, last }) => within >= first && within < last);
  const types = new Set((here.length > 0 ? here : members).map((variable) => variable.type));
  return types.size === 1 ? [...types][0] : undefined;
}

/** The whole file as a scope. */
export function wholeFile(file: SourceFile): { first: number; last: number } {
  return { first: 0, last: file.tokens.count };
}
