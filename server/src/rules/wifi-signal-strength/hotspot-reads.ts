import type { SourceFile } from '../../analysis/source/source-file.ts';
import { callsOf, messageAround, messagesOf, receiverStart } from '../../analysis/shape/calls.ts';
import type { Closure } from '../../analysis/shape/closures.ts';
import { assignedName, widen } from '../../analysis/shape/expressions.ts';
import { bracesAround } from '../../analysis/shape/functions.ts';
import { objcReceiverType, swiftReceiverType } from '../../analysis/shape/receivers.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isOneOf, isWord, textOf } from '../../analysis/shape/token-text.ts';
import { sourceOf } from '../../analysis/shape/values.ts';
import { variableMentioned } from '../../analysis/shape/variable-mentions.ts';
import { type Variable, variableDeclaredAt } from '../../analysis/shape/variables.ts';

/** A place that reads the signal strength of an NEHotspotNetwork. */
export interface HotspotRead {
  readonly token: number;
  /** Whether the network is surely the result of `fetchCurrent`. */
  readonly current: boolean;
}

/** Every such place, without those that a hotspot helper's file has for its own networks. */
export function hotspotReads(shape: Shape): readonly HotspotRead[] {
  const isCurrent = currentNetworks(shape);
  const hasHelper = ['NEHotspotHelper', 'NEHotspotHelperCommand'].some((name) => shape.identifiers(name).length > 0);
  return shape.identifiers('signalStrength').flatMap((token): readonly HotspotRead[] => {
    const receiver = receiverOf(shape, token);
    if (receiver === undefined) return [];
    if (isCurrent(receiver.first, receiver.last)) return [{ token, current: true }];
    return receiver.type === 'NEHotspotNetwork' && !hasHelper ? [{ token, current: false }] : [];
  });
}

/** What `signalStrength` is asked of, its last mark of optional chaining left out, and its type. */
function receiverOf(
  shape: Shape,
  token: number,
): { first: number; last: number; type: string | undefined } | undefined {
  const { file } = shape;
  if (isOneOf(file, token - 1, '.')) {
    let last = token - 2;
    while (isOneOf(file, last, '?!')) last--;
    const first = file.language === 'swift' ? receiverStart(shape, token - 1) : last;
    const type =
      file.language === 'swift'
        ? swiftReceiverType(file, shape.variables(), token - 1)
        : objcReceiverType(file, shape.variables(), last, last + 1);
    return { first, last, type };
  }
  const message = messageAround(shape, token);
  if (message?.token !== token || message.receiver === undefined) return undefined;
  const { first, last } = message.receiver;
  return { first, last, type: objcReceiverType(file, shape.variables(), first, last + 1) };
}

/** How many names may stand for one another before a network is given up on. */
const MAX_NAMES = 4;

/** Tells whether the expression `tokens[first, last]` is the network that `fetchCurrent` delivered. */
function currentNetworks(shape: Shape): (first: number, last: number) => boolean {
  const calls = [
    ...callsOf(shape, 'fetchCurrent').filter(
      ({ receiver }) => receiver && /NEHotspotNetwork$/.test(sourceOf(shape, receiver)),
    ),
    ...messagesOf(shape, 'fetchCurrentWithCompletionHandler:'),
  ];
  const closures = new Map(
    calls.flatMap((call) =>
      call.arguments.flatMap(({ closure }) => (closure ? [[closure.open, closure] as const] : [])),
    ),
  );
  const fetches = new Set(calls.map((call) => call.token));
  const results = new Set<Variable | undefined>(
    calls.map((call) => {
      const name = assignedName(shape.file, widen(shape.file, call));
      return name < 0 ? undefined : variableDeclaredAt(shape.variables(), textOf(shape.file, name), name);
    }),
  );
  results.delete(undefined);
  const isNamed = (token: number, names: number): boolean => {
    const name = textOf(shape.file, token);
    const variable = variableMentioned(shape, name, token);
    if (isParameter(shape.file, closures, token, variable)) return true;
    if (variable === undefined || names === 0) return false;
    return results.has(variable) || (variable.valueEnd !== undefined && isNamed(variable.valueEnd - 1, names - 1));
  };
  return (first, last) => hasAny(fetches, first, last) || (isWord(shape.file, last) && isNamed(last, MAX_NAMES));
}

/** Longest receiver that is read, in tokens. */
const MAX_RECEIVER = 40;

function hasAny(tokens: ReadonlySet<number>, first: number, last: number): boolean {
  for (let i = first; i <= last && i < first + MAX_RECEIVER; i++) if (tokens.has(i)) return true;
  return false;
}

/** Whether a name is the parameter of one of the closures, by their braces; `variable` is what it is known to stand for. */
function isParameter(
  file: SourceFile,
  closures: ReadonlyMap<number, Closure>,
  token: number,
  variable: Variable | undefined,
): boolean {
  const name = textOf(file, token);
  const around = bracesAround(file, token).filter(({ kind }) => kind === 'closure');
  return around.some(({ open }, depth) => {
    const closure = closures.get(open);
    if (closure === undefined) return false;
    if (name === '$0') return depth === 0 && closure.parameters.length === 0;
    const own = variable === undefined || (closure.first <= variable.token && variable.token < closure.body);
    return own && closure.parameters.includes(name);
  });
}
