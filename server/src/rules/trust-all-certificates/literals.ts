import { TokenKind } from '../../analysis/source/tokens.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isWord, kindOf, textOf } from '../../analysis/shape/token-text.ts';
import { resolve } from '../../analysis/shape/values.ts';

const TRUE = /^@?(true|YES|TRUE|kCFBooleanTrue)$/;
const FALSE = /^@?(false|NO|FALSE|kCFBooleanFalse)$/;
const MAX_VALUE = 40;

/** What a value says: one truth, or, with a condition, either. `undefined` where it names neither. */
export type Truth = 'true' | 'false' | 'either' | undefined;

/** Reads `true`, `@NO`, `kCFBooleanFalse`, `[NSNumber numberWithBool:NO]`, `a ? kCFBooleanFalse : kCFBooleanTrue`, or a name for one. */
export function truthOf(shape: Shape, expression: Expression): Truth {
  const { first, last } = expression.last < expression.first ? expression : resolve(shape, expression);
  let truth: Truth;
  for (let i = first; i <= Math.min(last, first + MAX_VALUE); i++) {
    const said = saidAt(shape, i);
    if (said !== undefined) truth = truth === undefined || truth === said ? said : 'either';
  }
  return truth;
}

function saidAt({ file }: Shape, token: number): 'true' | 'false' | undefined {
  if (!isWord(file, token) && kindOf(file, token) !== TokenKind.Attribute) return undefined;
  const text = textOf(file, token);
  return TRUE.test(text) ? 'true' : FALSE.test(text) ? 'false' : undefined;
}
