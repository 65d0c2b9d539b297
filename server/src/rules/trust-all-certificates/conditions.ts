import { Char } from '../../analysis/source/characters.ts';
import { TokenKind } from '../../analysis/source/tokens.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { stringValue } from '../../analysis/shape/strings.ts';
import { isOperator, isUnit, isWord, kindOf, skipGroup, textOf } from '../../analysis/shape/token-text.ts';
import { decides, type Facts, MAX_READ, mentions } from './decides.ts';
import type { Reached } from './dominance.ts';

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/i;

/** What a condition asks: of the certificate, of the host whether it is this device, of a switch, or of the challenge. */
export function classify(shape: Shape, facts: Facts, condition: Expression): Reached {
  if (condition.last < condition.first) return 'always';
  if (decides(shape, facts, condition)) return 'decided';
  if (asksForLoopback(shape, condition)) return 'exempt';
  return clauses(shape, condition).some((clause) => isSwitch(shape, facts, clause)) ? 'flagged' : 'always';
}

/** Whether the condition names hosts, and none but this device. */
function asksForLoopback(shape: Shape, { first, last }: Expression): boolean {
  let names = false;
  for (let i = first; i <= Math.min(last, first + MAX_READ); i++) {
    if (kindOf(shape.file, i) !== TokenKind.String) continue;
    if (!LOOPBACK.test(stringValue(shape.file, i) ?? '')) return false;
    names = true;
  }
  return names && !negates(shape, first, last);
}

function negates({ file }: Shape, first: number, last: number): boolean {
  for (let i = first; i <= Math.min(last, first + MAX_READ); i++) {
    if (isOperator(file, i, '!=') || isOperator(file, i, '!')) return true;
  }
  return false;
}

/** The parts of a condition between `,`, `&&` and `||`. */
function clauses({ file }: Shape, { first, last }: Expression): readonly Expression[] {
  const found: Expression[] = [];
  let from = first;
  for (let i = first; i <= Math.min(last, first + MAX_READ); i++) {
    if (isUnit(file, i, Char.Comma) || isOperator(file, i, '&&') || isOperator(file, i, '||')) {
      found.push({ first: from, last: i - 1 });
      from = i + 1;
    }
    i = skipGroup(file, i);
  }
  return [...found, { first: from, last }];
}

/** What asks neither about the challenge nor whether something is there. */
function isSwitch(shape: Shape, facts: Facts, clause: Expression): boolean {
  const { file } = shape;
  if (/^(let|var|case)$/.test(textOf(file, clause.first))) return false;
  if ([facts.challenge, facts.trust, facts.derived].some((names) => mentions(shape, names, clause))) return false;
  for (let i = clause.first; i <= clause.last; i++) {
    if (!isWord(file, i)) continue;
    const word = textOf(file, i);
    if (/ServerTrust$|^(host|hosts|method|authMethod|completion\w*|nil|NULL|credential|available)$/.test(word))
      return false;
  }
  return clause.last > clause.first || !isWord(file, clause.first, 'self');
}
