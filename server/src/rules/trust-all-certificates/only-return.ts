import { Char } from '../../analysis/source/characters.ts';
import { bodyOf } from '../../analysis/shape/functions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { braceAt } from '../../analysis/shape/statements.ts';
import { isOneOf, isUnit, textOf } from '../../analysis/shape/token-text.ts';
import { sourceOf } from '../../analysis/shape/values.ts';

/** Longest signature that is followed to its body, in tokens. */
const MAX_SIGNATURE = 60;

/** What the function whose name stands at `token` returns, if that is all it does; `undefined` for any other, and for a call. */
export function onlyReturn(shape: Shape, token: number): 'true' | 'false' | undefined {
  const { file } = shape;
  let open = token + 1;
  while (open < token + MAX_SIGNATURE && !isOneOf(file, open, '{;}')) open++;
  if (!isUnit(file, open, Char.OpenBrace) || file.mate[open]! < 0 || file.mate[open]! > open + 4) return undefined;
  const body = sourceOf(shape, { first: open + 1, last: file.mate[open]! - 1 });
  const literal = /^(?:return)?(true|YES|1|false|NO|0);?$/.exec(body)?.[1];
  const name = literal && bodyOf(file, { ...braceAt(file, open), open })?.name;
  if (name === undefined || name.split(':')[0] !== textOf(file, token)) return undefined;
  return /true|YES|1/.test(literal!) ? 'true' : 'false';
}
