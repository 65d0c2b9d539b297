import { isSelf } from '../../analysis/shape/receivers.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { containerOf, endsLine, isUnit, isWord, kindOf, textOf } from '../../analysis/shape/token-text.ts';
import { variableMentioned } from '../../analysis/shape/variable-mentions.ts';
import { type Variable, variableDeclaredAt } from '../../analysis/shape/variables.ts';
import { Char } from '../../analysis/source/characters.ts';
import { TokenKind } from '../../analysis/source/tokens.ts';
import { cHolder } from './c-holders.ts';

/** What holds an object, with every mention of it; holders with the same key are one and the same. */
export interface Holder {
  readonly key: Variable | string;
  mentions(): readonly number[];
}

/**
 * The variable that is declared or assigned at `token`; `undefined` if code outside this file could mention it too, or
 * the file does not show what it is.
 */
export function holderAt(shape: Shape, token: number): Holder | undefined {
  return shape.file.language === 'swift' ? swiftHolder(shape, token) : cHolder(shape, token);
}

function swiftHolder(shape: Shape, token: number): Holder | undefined {
  const { file } = shape;
  const name = textOf(file, token);
  if (name === '_') return { key: name, mentions: () => [] };
  if (isUnit(file, token - 1, Char.Dot) && !isSelf(file, token - 2)) return undefined;
  const variable = variableDeclaredAt(shape.variables(), name, token) ?? variableMentioned(shape, name, token);
  if (variable === undefined || isWord(file, variable.token + 2, 'inout')) return undefined;
  if (!variable.member && containerOf(file, variable.token) >= 0) {
    return { key: variable, mentions: () => shape.mentionsByVariable(name).get(variable) ?? [] };
  }
  const hidden = isPrivate(shape, variable) && !isWrapped(shape, name);
  return hidden ? { key: name, mentions: () => mentionsOfMembers(shape, name) } : undefined;
}

/** All that bear the name, whichever type's they are, but for declarations and locals. */
function mentionsOfMembers(shape: Shape, name: string): readonly number[] {
  return shape.identifiers(name).filter((token) => {
    const variable = variableMentioned(shape, name, token);
    if (variable?.token === token) return false;
    return variable === undefined || variable.member || containerOf(shape.file, variable.token) < 0;
  });
}

/** `$name` and `_name` of a property wrapper stand for the property too. */
function isWrapped(shape: Shape, name: string): boolean {
  return shape.identifiers(`$${name}`).length > 0 || shape.identifiers(`_${name}`).length > 0;
}

/** Most words and attributes before a `let` or `var`. */
const MAX_MODIFIERS = 12;

function isPrivate({ file }: Shape, { token }: Variable): boolean {
  for (let i = token - 2, steps = 0; i >= 0 && steps < MAX_MODIFIERS; i--, steps++) {
    if (isUnit(file, i, Char.CloseParen)) i = file.mate[i]!;
    else if (isWord(file, i, 'private') || isWord(file, i, 'fileprivate')) return !isUnit(file, i + 1, Char.OpenParen);
    else if (!isWord(file, i) && kindOf(file, i) !== TokenKind.Attribute) return false;
    if (endsLine(file, i - 1) && kindOf(file, i - 1) !== TokenKind.Attribute) return false;
  }
  return false;
}
