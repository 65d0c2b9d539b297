import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { enclosingType, enclosingTypeHeader } from './enclosing-type.ts';
import { superclassOf } from './conformances.ts';
import { isOperator, isUnit, isWord, textOf } from './token-text.ts';
import { swiftTypeName } from './type-names.ts';
import { memberNamed, typeOfMember, typeOfName, type Variable, variableAt, type VariableIndex } from './variables.ts';

/** How many names may stand for one another before their type is given up on. */
const MAX_NAMES = 6;
/** How many parentheses and messages may stand around an operand before it is given up on. */
const MAX_NESTING = 50;

/**
 * The type of the Swift expression that ends before the dot at `dot`, as far as the file shows it: a typed name or
 * property, a name for one of them, `self`, a constructor, a cast in parentheses, or a type's own name. `undefined`
 * when it can't be told.
 */
export function swiftReceiverType(
  file: SourceFile,
  variables: VariableIndex,
  dot: number,
  names = MAX_NAMES,
): string | undefined {
  const i = lastOfOperand(file, dot - 1);
  if (isUnit(file, i, Char.CloseParen)) return typeOfParenthesised(file, file.mate[i]!, i);
  if (!isWord(file, i)) return undefined;
  const name = textOf(file, i);
  const variable = isUnit(file, i - 1, Char.Dot)
    ? memberNamed(variables, name, isSelf(file, i - 2) ? enclosingType(file, i) : undefined)
    : variableNamed(file, variables, name, i);
  if (variable !== undefined) return typeOfVariable(file, variables, variable, names);
  return isUnit(file, i - 1, Char.Dot) ? typeOfSingleton(file, i) : typeOfWord(file, name, i);
}

/** `T.shared`, `T.default`: members of a type that by convention are values of that type. */
const SINGLETON = /^(shared|default|standard|current|main|ephemeral)$/;

function typeOfSingleton(file: SourceFile, token: number): string | undefined {
  const type = textOf(file, token - 2);
  return SINGLETON.test(textOf(file, token)) && /^[A-Z]/.test(type) ? type : undefined;
}

/** What the bare name at `token` stands for: a variable that is visible there, or a property of the type that is extended. */
export function variableNamed(
  file: SourceFile,
  variables: VariableIndex,
  name: string,
  token: number,
): Variable | undefined {
  const visible = variableAt(variables, name, token);
  if (visible !== undefined || !variables.has(name) || file.language !== 'swift') return visible;
  const owner = enclosingType(file, token);
  const member = owner === undefined ? undefined : memberNamed(variables, name, owner);
  return member?.owner === owner ? member : undefined;
}

function typeOfVariable(
  file: SourceFile,
  variables: VariableIndex,
  { type, valueEnd }: Variable,
  names: number,
): string | undefined {
  if (type !== undefined || valueEnd === undefined || names === 0) return type;
  return swiftReceiverType(file, variables, valueEnd, names - 1);
}

/** `self`, `super`, or the name of a type. */
function typeOfWord(file: SourceFile, word: string, token: number): string | undefined {
  if (word === 'self') return enclosingType(file, token);
  if (word === 'super') return superclassOf(file, enclosingTypeHeader(file, token));
  return /^[A-Z]/.test(word) ? word : undefined;
}

/** Whether the operand that ends at `token` is `self` (or `Self`). */
export function isSelf(file: SourceFile, token: number): boolean {
  const i = lastOfOperand(file, token);
  return isWord(file, i, 'self') || isWord(file, i, 'Self');
}

function lastOfOperand(file: SourceFile, token: number): number {
  let i = token;
  while (isUnit(file, i, Char.Question) || isUnit(file, i, Char.Exclamation)) i--;
  return i;
}

/** `T(…)`, `M.T(…)`, `T.init(…)`, `T.shared(…)` or `(x as! T)`. */
function typeOfParenthesised(file: SourceFile, open: number, close: number): string | undefined {
  if (open < 0) return undefined;
  if (isWord(file, open - 1)) {
    const member = isUnit(file, open - 2, Char.Dot);
    const ofType = member && /^(init|background)$/.test(textOf(file, open - 1));
    const type = textOf(file, ofType ? open - 3 : open - 1);
    if (/^[A-Z]/.test(type)) return type;
    return member ? typeOfSingleton(file, open - 1) : undefined;
  }
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
  depth = MAX_NESTING,
): string | undefined {
  const end = last - 1;
  if (depth === 0) return undefined;
  if (isUnit(file, first, Char.OpenParen)) return typeInParens(file, variables, first, last, depth);
  if (isUnit(file, first, Char.OpenBracket) && file.mate[first] === end) {
    return typeOfMessage(file, variables, first, end, depth);
  }
  if (!isWord(file, end)) return undefined;
  const name = textOf(file, end);
  if (first === end) return typeOfName(variables, name, end) ?? (/^[A-Z]/.test(name) ? name : undefined);
  const accessor = isUnit(file, end - 1, Char.Dot) || isOperator(file, end - 1, '->');
  return accessor ? typeOfMember(variables, name) : undefined;
}

function typeInParens(
  file: SourceFile,
  variables: VariableIndex,
  first: number,
  last: number,
  depth: number,
): string | undefined {
  const close = file.mate[first]!;
  if (close < 0) return undefined;
  if (close === last - 1) return objcReceiverType(file, variables, first + 1, close, depth - 1);
  for (let i = first + 1; i < close; i++) if (isWord(file, i) && /^[A-Z]/.test(textOf(file, i))) return textOf(file, i);
  return undefined;
}

/** `[UIApplication sharedApplication]`, `[NSURLSessionConfiguration defaultSessionConfiguration]` */
function isSharedInstance(file: SourceFile, token: number, selector: string): boolean {
  return /^[A-Z]/.test(textOf(file, token)) && /^(shared|default|standard|main|ephemeral)([A-Z]|$)/.test(selector);
}

/** `[Class alloc]` and `[Class new]` are of that class, `[x init…]` of x's, `[self name]` of the property's. */
function typeOfMessage(
  file: SourceFile,
  variables: VariableIndex,
  open: number,
  close: number,
  depth: number,
): string | undefined {
  const selector = textOf(file, close - 1);
  if (close - open === 3 && isWord(file, open + 1)) {
    if (selector === 'alloc' || selector === 'new' || isSharedInstance(file, open + 1, selector)) {
      return textOf(file, open + 1);
    }
    return typeOfMember(variables, selector);
  }
  const inner = open + 1;
  const initialised = file.mate[inner]! > inner && textOf(file, file.mate[inner]! + 1).startsWith('init');
  return initialised ? objcReceiverType(file, variables, inner, file.mate[inner]! + 1, depth - 1) : undefined;
}
