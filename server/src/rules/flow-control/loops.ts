import { type Brace } from '../../analysis/shape/statements.ts';
import { bracesAround } from '../../analysis/shape/functions.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import {
  containerOf,
  isOneOf,
  isOperator,
  isUnit,
  isWord,
  kindOf,
  skipGroup,
  textOf,
} from '../../analysis/shape/token-text.ts';
import { mentionsBetween } from '../../analysis/shape/within.ts';
import { variableMentioned } from '../../analysis/shape/variable-mentions.ts';
import { Char } from '../../analysis/source/characters.ts';
import { TokenKind } from '../../analysis/source/tokens.ts';

/** A loop: its keyword, its braces, and whether it goes on until something happens rather than over a collection. */
export interface Loop {
  readonly head: number;
  readonly open: number;
  readonly close: number;
  readonly endless: boolean;
}

const FEW = 32;
/** What a loop that sends a lot in pieces speaks of. */
const BULK =
  /^(f?read|pread|read(?!Line)[A-Z]\w*|subdata\w*|stride|availableData|\w*chunks?|\w*Chunks?|chunk[A-Z_]\w*|pieces?|\w*Pieces?)$/;
const RECEIVES = /^(receive\w*|nw_connection_receive\w*)$/;
const WAITS = /^(await|sleep|usleep|nanosleep|wait|dispatch_semaphore_wait|dispatch_group_wait|sleepForTimeInterval)$/;

/**
 * The innermost loop around a token within its function or closure, if it goes through bulk data without waiting for
 * anything, and not for a few rounds only. A loop that answers what was just received is bounded by that.
 */
export function busyLoopAround(shape: Shape, token: number, known: Map<number, boolean>): Loop | undefined {
  const { file } = shape;
  const braces = bracesAround(file, token);
  const at = braces.findIndex(({ kind }) => /^(loop|function|accessor|closure|type)$/.test(kind));
  const brace = braces[at];
  if (brace?.kind !== 'loop' || braces.slice(at).some(({ open }) => isPaced(shape, open))) return undefined;
  if (!known.has(brace.open)) known.set(brace.open, isBusy(shape, brace));
  if (known.get(brace.open) === false) return undefined;
  const { head, open } = brace;
  return { head, open, close: file.mate[open]!, endless: !isWord(file, head, 'for') };
}

/** Whether a closure is one that a connection calls: for a batch, or for what it received. */
function isPaced({ file }: Shape, open: number): boolean {
  if (isWord(file, open - 1, 'batch')) return true;
  const callee = isUnit(file, open - 1, Char.CloseParen) ? file.mate[open - 1]! - 1 : open - 1;
  const around = containerOf(file, open);
  return (
    RECEIVES.test(textOf(file, callee)) ||
    (isUnit(file, around, Char.OpenParen) && RECEIVES.test(textOf(file, around - 1)))
  );
}

function isBusy(shape: Shape, { head, open }: Brace & { readonly open: number }): boolean {
  const { file } = shape;
  const close = file.mate[open]!;
  let bulk = false;
  for (let i = head; i < close; i++) {
    if (!isWord(file, i)) continue;
    const text = textOf(file, i);
    if (WAITS.test(text)) return false;
    bulk ||= BULK.test(text);
  }
  return bulk && !(isWord(file, head, 'for') && hasFewRounds(shape, head, open));
}

/** `for x in [a, b]`, `for i in 0..<3`, `for (i = 0; i < 3; i++)` */
function hasFewRounds({ file }: Shape, head: number, open: number): boolean {
  for (let i = head + 1; i < open; i++) {
    if (isWord(file, i, 'in') && isUnit(file, i + 1, Char.OpenBracket) && skipGroup(file, i + 1) === open - 1)
      return true;
    const bounds = ['..<', '...', '<', '<='].some((operator) => isOperator(file, i, operator));
    if (bounds && kindOf(file, i + 1) === TokenKind.Number && Number(textOf(file, i + 1)) <= FEW) return true;
  }
  return false;
}

/** Whether an expression is one and the same object in every round: a path that begins outside the loop. */
export function staysTheSame(shape: Shape, { first, last }: Expression, loop: Loop): boolean {
  const { file } = shape;
  for (let i = first; i <= last; i++) {
    if (!isWord(file, i) && !isOneOf(file, i, '.?!') && !isOperator(file, i, '->')) return false;
  }
  const root = isWord(file, first, 'self') && first + 2 <= last ? first + 2 : first;
  const name = textOf(file, root);
  const variable = variableMentioned(shape, name, root);
  if (variable !== undefined && loop.head < variable.token && variable.token < loop.close) return false;
  return !mentionsBetween(shape, name, loop.head + 1, loop.close).some((token) => isSet(shape, token));
}

/** `name =`, `for (T name in` */
function isSet({ file }: Shape, token: number): boolean {
  return isOperator(file, token + 1, '=') || isWord(file, token + 1, 'in');
}
