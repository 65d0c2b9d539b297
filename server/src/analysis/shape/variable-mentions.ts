import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { enclosingType } from './enclosing-type.ts';
import { isSelf, variableNamed } from './receivers.ts';
import { isUnit, textOf } from './token-text.ts';
import { memberNamed, type Variable, variableDeclaredAt, type VariableIndex } from './variables.ts';

/** What {@link variableMentioned} needs to know of a file. */
interface Named {
  readonly file: SourceFile;
  variables(): VariableIndex;
}

/** The variable that a mention of `name` stands for; `let name` alone mentions the one outside. */
export function variableMentioned({ file, variables }: Named, name: string, token: number): Variable | undefined {
  const declared = variableDeclaredAt(variables(), name, token);
  if (declared !== undefined && declared.valueEnd !== token + 1) return declared;
  if (!isUnit(file, token - 1, Char.Dot)) return variableNamed(file, variables(), name, token);
  const base = isUnit(file, token - 2, Char.Question) ? token - 3 : token - 2;
  const owner = isSelf(file, base) ? enclosingType(file, token) : textOf(file, base);
  const member = memberNamed(variables(), name, owner);
  return member?.owner === owner || isSelf(file, base) ? member : undefined;
}

/** The mentions of `name` among `tokens`, by the variable that each stands for; its declaration is not among them. */
export function groupMentions(
  named: Named,
  name: string,
  tokens: readonly number[],
): ReadonlyMap<Variable | undefined, readonly number[]> {
  const groups = new Map<Variable | undefined, number[]>();
  for (const token of tokens) {
    const variable = variableMentioned(named, name, token);
    if (variable?.token === token) continue;
    const group = groups.get(variable);
    if (group) group.push(token);
    else groups.set(variable, [token]);
  }
  return groups;
}
