import { valueEnd } from '../../analysis/shape/assignments.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { bodyOf, bracesAround } from '../../analysis/shape/functions.ts';
import { Char } from '../../analysis/source/characters.ts';
import { TokenKind } from '../../analysis/source/tokens.ts';
import { containerOf, isOneOf, isOperator, isUnit, isWord, kindOf, textOf } from '../../analysis/shape/token-text.ts';
import { statementStart } from '../../analysis/shape/statements.ts';
import { variableMentioned } from '../../analysis/shape/variable-mentions.ts';
import { variableDeclaredAt } from '../../analysis/shape/variables.ts';
import { argumentAround, type EnclosingUse, isAdvertised, keepsIdentity } from './sinks.ts';

/** How many brackets may stand around it within one statement. */
const MAX_NESTING = 12;

/**
 * The tokens at which the value that is read at `source` goes into a Bonjour name or a TXT record. `followed` remembers
 * the names that it passes through; each is followed once.
 */
export function advertisedPlaces(shape: Shape, source: number, followed: Set<string>): readonly number[] {
  const places: number[] = [];
  const pending = [source];
  while (pending.length > 0) {
    const token = pending.pop()!;
    const fate = fateOf(shape, token);
    if (fate === 'advertised') places.push(token);
    else if (fate !== undefined) pending.push(...mentionsOnce(shape, fate, followed));
  }
  return places;
}

/** Whether a value is advertised where it stands, or the token of the name that it gets. */
function fateOf(shape: Shape, token: number): 'advertised' | number | undefined {
  const { file } = shape;
  let inner = token;
  for (let depth = 0; depth < MAX_NESTING; depth++) {
    const open = containerOf(file, inner);
    const isBlock = isUnit(file, open, Char.OpenBrace) && !isUnit(file, open - 1, Char.At);
    if (open < 0 || isBlock) return nameGiven(shape, inner);
    const use = isUnit(file, open, Char.OpenBrace) ? undefined : argumentAround(shape, open, inner);
    if (use !== undefined && isAdvertised(shape, use)) return 'advertised';
    if (use !== undefined && !keepsIdentity(use)) return dictionaryFilled(shape, open, use);
    inner = open;
  }
  return undefined;
}

/** The token of the dictionary in `[dictionary setObject:value forKey:key]`. */
function dictionaryFilled(
  { file, messageAt }: Shape,
  open: number,
  { callee, label }: EnclosingUse,
): number | undefined {
  const fills = /^set(Object|Value):forKey:$/.test(callee) && label.startsWith('set');
  const last = fills ? (messageAt(open)?.receiverEnd ?? 0) - 1 : -1;
  return isWord(file, last) ? last : undefined;
}

/** Longest value that is read back to its `=`, in tokens at its level. */
const MAX_VALUE = 60;

/** The token of the name that the value around `token` is given, by an assignment or as the result of a property. */
function nameGiven(shape: Shape, token: number): number | 'advertised' | undefined {
  const { file } = shape;
  const start = statementStart(file, token);
  if (isCompared(shape, token)) return undefined;
  for (let i = token - 1, steps = 0; i >= start && steps < MAX_VALUE; i--, steps++) {
    if (isOperator(file, i, '==') || isOperator(file, i, '!=') || isOneOf(file, i, '{};,')) return undefined;
    if (isOperator(file, i, '=')) return targetBefore(shape, i, start);
    if (isOneOf(file, i, ')]') && file.mate[i]! >= 0) i = file.mate[i]!;
  }
  const isResult = start === token || isWord(file, start, 'return') || isChainFrom(shape, start, token);
  return isResult ? resultName(shape, token) : undefined;
}

/** Whether a comparison follows in the same statement, so that no more than yes or no comes out. */
function isCompared(shape: Shape, token: number): boolean {
  const { file } = shape;
  const last = Math.min(valueEnd(shape, token), token + MAX_VALUE);
  for (let i = token; i <= last; i++) if (isOperator(file, i, '==') || isOperator(file, i, '!=')) return true;
  return false;
}

/** Whether the statement is nothing but the expression that `token` belongs to. */
function isChainFrom({ file }: Shape, start: number, token: number): boolean {
  for (let i = start; i < token; i++) {
    if (!isWord(file, i) && !isOneOf(file, i, '.?!()[]')) return false;
    if (isWord(file, i) && isWord(file, i + 1)) return false;
  }
  return true;
}

/** What stands before the `=`: a name, if need be with a type; a TXT record's entry, which is advertised. */
function targetBefore(shape: Shape, equals: number, start: number): number | 'advertised' | undefined {
  const { file } = shape;
  if (isOneOf(file, equals - 1, ']') && file.mate[equals - 1]! > 0) {
    const base = file.mate[equals - 1]! - 1;
    const name = textOf(file, base);
    const variable = isWord(file, base) ? variableMentioned(shape, name, base) : undefined;
    if (variable?.type === 'NWTXTRecord') return 'advertised';
    return variable === undefined ? undefined : base;
  }
  for (let i = equals - 1; i >= start; i--) {
    if (isUnit(file, i, Char.Colon) && isWord(file, i - 1)) return i - 1;
    if (i === equals - 1 && isWord(file, i) && !isUnit(file, i - 1, Char.Colon)) {
      const annotated = isUnit(file, i - 2, Char.Colon) || isOneOf(file, i, ']');
      if (!annotated) return i;
    }
    if (!isWord(file, i) && !isOneOf(file, i, '?!<>[].:')) return undefined;
  }
  return undefined;
}

/** The name of the property or the function without parameters whose result it is. */
function resultName({ file }: Shape, token: number): number | undefined {
  const brace = bracesAround(file, token).find(
    ({ kind, head }) => kind === 'function' || kind === 'closure' || (kind === 'accessor' && isWord(file, head, 'var')),
  );
  const body = brace && brace.kind !== 'closure' ? bodyOf(file, brace) : undefined;
  if (body === undefined || body.parameters.length > 0) return undefined;
  return isWord(file, body.head + 1) ? body.head + 1 : undefined;
}

/** The mentions of what the name at `token` stands for, the first time that it is asked about. */
function mentionsOnce(shape: Shape, token: number, followed: Set<string>): readonly number[] {
  const { file } = shape;
  const name = textOf(file, token);
  const variable = variableDeclaredAt(shape.variables(), name, token) ?? variableMentioned(shape, name, token);
  const key = variable === undefined ? `${name} ` : `${name} ${variable.token}`;
  if (followed.has(key)) return [];
  followed.add(key);
  if (variable === undefined) {
    const isFunction = isWord(file, token - 1, 'func');
    return isFunction
      ? shape.identifiers(name).filter((one) => isUnit(file, one + 1, Char.OpenParen) && one !== token)
      : [];
  }
  return (shape.mentionsByVariable(name).get(variable) ?? []).filter((one) => isRead(shape, one));
}

function isRead({ file }: Shape, token: number): boolean {
  return !isOperator(file, token + 1, '=') && kindOf(file, token) === TokenKind.Identifier;
}
