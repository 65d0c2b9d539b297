import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Expression } from './expressions.ts';
import type { Shape } from './shape.ts';
import { endsLine, isOneOf, isOperator, isUnit, isWord, skipGroup, textOf } from './token-text.ts';

/** Longest choice (`a ?? b`, `c ? a : b`) that is followed back, in tokens at its level. */
const MAX_CHOICE = 40;

/**
 * The whole of `a ?? b` or `c ? a : b`, of which the expression is the end or the middle, with the parentheses that
 * group it; the expression itself where it is neither.
 */
export function choiceAround(shape: Shape, expression: Expression): Expression {
  const { file } = shape;
  const { first } = expression;
  if (!/^(\?\?|\?|:)$/.test(textOf(file, first - 1))) return expression;
  let start = first;
  for (let steps = 0; steps < MAX_CHOICE; steps++) {
    const before = start - 1;
    if (isOneOf(file, before, '([{,;') || isOperator(file, before, '=') || isWord(file, before, 'return')) break;
    const isLabel = isUnit(file, before, Char.Colon) && isWord(file, before - 1) && isOneOf(file, before - 2, '(,[');
    if (isLabel) break;
    if (before < 0 || (endsLine(file, before) && !/^(\?\??|:)$/.test(textOf(file, start)))) break;
    start = (file.mate[before] ?? -1) >= 0 ? Math.min(file.mate[before]!, before) : before;
  }
  const isChoice = start < first && isChosen(file, start, first);
  return isChoice ? withParentheses(file, { first: start, last: choiceEnd(file, first) }) : expression;
}

/** With the parentheses that only group it: not those of a call or a condition. */
function withParentheses(file: SourceFile, { first, last }: Expression): Expression {
  let [from, to] = [first, last];
  while (isUnit(file, from - 1, Char.OpenParen) && file.mate[from - 1] === to + 1 && !isCallee(file, from - 2)) {
    [from, to] = [from - 1, to + 1];
  }
  return { first: from, last: to };
}

function isCallee(file: SourceFile, token: number): boolean {
  return (isWord(file, token) && !isWord(file, token, 'return')) || isOneOf(file, token, ')]!?');
}

/** Whether a `?` stands before the `:` in front of `first`: what follows a label, a key or a `case` is not chosen. */
function isChosen(file: SourceFile, start: number, first: number): boolean {
  if (!isUnit(file, first - 1, Char.Colon)) return true;
  for (let i = start; i < first - 1; i++) {
    if (textOf(file, i) === '?') return true;
    i = skipGroup(file, i);
  }
  return false;
}

/** The last token of a choice, within a bound; C's ends with its mark, Swift's with its line. */
function choiceEnd(file: SourceFile, first: number): number {
  let i = first;
  for (let steps = 0; i < file.tokens.count && steps < MAX_CHOICE; steps++, i++) {
    if (isOneOf(file, i, ',;)]}')) return i - 1;
    i = skipGroup(file, i);
    if (file.language === 'swift' && endsLine(file, i) && !/^(\?\??|:)$/.test(textOf(file, i + 1))) return i;
  }
  return i - 1;
}
