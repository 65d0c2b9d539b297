import type { ProviderCallback } from '../../analysis/shape/provider-callbacks.ts';
import { argumentUse } from '../../analysis/shape/expressions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { tokensBetween } from '../../analysis/shape/token-runs.ts';
import { containerOf, isOperator, isUnit, isWord, kindOf, textOf } from '../../analysis/shape/token-text.ts';
import { Char } from '../../analysis/source/characters.ts';
import { TokenKind } from '../../analysis/source/tokens.ts';

/** Members that only tell something about a flow. */
const TELLS =
  /^(metaData|networkInterface|remoteHostname|isBound|remoteEndpoint|remoteFlowEndpoint|description|debugDescription|hash)$/;

/** Whether the callback does more with its flow than to look at it: hands it on, stores, casts, opens or closes it. */
export function keepsFlow(shape: Shape, { body }: ProviderCallback): boolean {
  const flow = body.parameters[0];
  if (flow === undefined) return true;
  const mentions = (name: string): readonly number[] => tokensBetween(shape.identifiers(name), body.open, body.close);
  const kept = mentions(flow).filter((token) => !onlyTells(shape, token));
  return kept.some((token) => {
    const other = castName(shape, token);
    return other < 0 || mentions(textOf(shape.file, other)).some((one) => one !== other && !onlyTells(shape, one));
  });
}

/** The `name` of `let name = flow as? T`: it stands for the flow from there on; -1 for any other mention. */
function castName({ file }: Shape, token: number): number {
  const cast = isWord(file, token + 1, 'as') && isOperator(file, token - 1, '=') && isWord(file, token - 2);
  return cast ? token - 2 : -1;
}

const LOGS = /^(print|debugPrint|dump|NSLog|os_log\w*|CFShow)$/;

function onlyTells(shape: Shape, token: number): boolean {
  const { file } = shape;
  if (LOGS.test(argumentUse(shape, { first: token, last: token })?.callee ?? '')) return true;
  if (isUnit(file, token + 1, Char.Dot)) return TELLS.test(textOf(file, token + 2));
  if (isUnit(file, token - 1, Char.OpenBracket) && isWord(file, token + 1)) return TELLS.test(textOf(file, token + 1));
  if (isUnit(file, token - 1, Char.Dot)) return true;
  return isWord(file, token + 1, 'is') || kindOf(file, containerOf(file, token)) === TokenKind.InterpolationStart;
}
