import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { isOperator, isUnit, isWord, textOf } from './token-text.ts';
import { swiftTypeName } from './type-names.ts';
import { typeOfMember, typeOfName, type VariableIndex } from './variables.ts';

/**
 * The type of the Swift expression that ends before the dot at `dot`, as far as the file shows it: a typed name or
 * property, a constructor, a cast in parentheses, or a type's own name. `undefined` when it can't be told.
 */
export function swiftReceiverType(file: SourceFile, variables: VariableIndex, dot: number): string | undefined {
  let i = dot - 1;
  while (isUnit(file, i, Char.Question) || isUnit(file, i, Char.Exclamation)) i--;
  if (isUnit(file, i, Char.CloseParen)) return typeOfParenthesised(file, file.mate[i]!, i);
  if (!isWord(file, i)) return undefined;
  const name = textOf(file, i);
  if (!isUnit(file, i - 1, Char.Dot)) return typeOfName(variables, name, i) ?? (/^[A-Z]/.test(name) ? name : undefined);
  return typeOfMember(variables, name, isSelf(file, i - 2) ? i : undefined);
}

function isSelf(file: SourceFile, token: number): boolean {
  let i = token;
  while (isUnit(file, i, Char.Question) || isUnit(file, i, Char.Exclamation)) i--;
  return isWord(file, i, 'self') || isWord(file, i, 'Self');
}

/** `T(…)` or `(x as! T)`. */
function typeOfParenthesised(file: SourceFile, open: number, close: number): string | undefined {
  if (open < 0) return undefined;
  if (isWord(file, open - 1)) return /^[A-Z]/.test(textOf(file, open - 1)) ? textOf(file, open - 1) : undefined;
  for (let i = open + 1; i < close; i++) {
    if (!isWord(file, i, 'as')) continue;
    const forced = isUnit(file, i + 1, Char.Exclamation) || isUnit(file, i + 1, Char.Question);
    return swiftTypeName(file, forced ? i + 2 : i + 1);
  }
  return undefined;
}

/**
 * The class of the Objective-C expression `tokens[first, last)`, as far as the file shows it: a typed name, `self.name`,
 * `[self name]`, a cast, `[Class alloc]`, or a class's own name.
 */
export function objcReceiverType(
  file: SourceFile,
  variables: VariableIndex,
  first: number,
  last: number,
): string | undefined {
  const end = last - 1;
  if (isUnit(file, first, Char.OpenParen)) return typeInParens(file, variables, first, last);
  if (isUnit(file, first, Char.OpenBracket) && file.mate[first] === end) {
    return typeOfMessage(file, variables, first, end);
  }
  if (!isWord(file, end)) return undefined;
  const name = textOf(file, end);
  if (first === end) return typeOfName(variables, name, end) ?? (/^[A-Z]/.test(name) ? name : undefined);
  const accessor = isUnit(file, end - 1, Char.Dot) || isOperator(file, end - 1, '->');
  return accessor ? typeOfMember(variables, name) : undefined;
}

function typeInParens(file: SourceFile, variables: VariableIndex, first: number, last: number): string | undefined {
  const close = file.mate[first]!;
  if (close < 0) return undefined;
  if (close === last - 1) return objcReceiverType(file, variables, first + 1, close);
  for (let i = first + 1; i < close; i++) if (isWord(file, i) && /^[A-Z]/.test(textOf(file, i))) return textOf(file, i);
  return undefined;
}

/** `[Class alloc]` and `[Class new]` are of that class, `[x init…]` of x's, `[self name]` of the property's. */
function typeOfMessage(file: SourceFile, variables: VariableIndex, open: number, close: number): string | undefined {
  const selector = textOf(file, close - 1);
  if (close - open === 3 && isWord(file, open + 1)) {
    if (selector === 'alloc' || selector === 'new') return textOf(file, open + 1);
    return typeOfMember(variables, selector);
  }
  const inner = open + 1;
  const initialised = file.mate[inner]! > inner && textOf(file, file.mate[inner]! + 1).startsWith('init');
  return initialised ? objcReceiverType(file, variables, inner, file.mate[inner]! + 1) : undefined;
}
