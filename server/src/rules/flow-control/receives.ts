import type { Call, CallArgument } from '../../analysis/shape/calls.ts';
import { argumentOf, callsOf } from '../../analysis/shape/calls.ts';
import type { Closure } from '../../analysis/shape/closures.ts';
import { functionAround } from '../../analysis/shape/functions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isOperator, isWord } from '../../analysis/shape/token-text.ts';

/** A call that asks a connection for data once, with the closure that gets them. */
export interface Receive {
  readonly call: Call;
  readonly closure: Closure;
}

const SWIFT = ['receive', 'receiveMessage', 'receiveDiscontiguous', 'receiveMessageDiscontiguous'];
const C = ['nw_connection_receive', 'nw_connection_receive_message'];

/** Every receive of an NWConnection or an nw_connection_t with a closure of its own. */
export function receives(shape: Shape): readonly Receive[] {
  const names = shape.file.language === 'swift' ? SWIFT : C;
  return names.flatMap((name) =>
    callsOf(shape, name).flatMap((call) => {
      const closure = call.arguments.at(-1)?.closure;
      return closure !== undefined && isReceive(call) ? [{ call, closure }] : [];
    }),
  );
}

/** `receiveMessage { a, b, c, d in }`; `receive` and its kin have labels of their own. */
function isReceive(call: Call): boolean {
  const streams = argumentOf(call, 'minimumIncompleteLength');
  if (call.name.startsWith('nw_')) return call.arguments.length === (call.name.endsWith('message') ? 2 : 4);
  return streams !== undefined || (call.name.startsWith('receiveMessage') && call.arguments.length === 1);
}

/** Whether a receive takes exactly so many bytes, as for a header. */
export function takesFixedSize(shape: Shape, { call }: Receive): boolean {
  const minimum =
    argumentOf(call, 'minimumIncompleteLength') ?? (call.arguments.length === 4 ? call.arguments[1] : undefined);
  const maximum = argumentOf(call, 'maximumLength') ?? (call.arguments.length === 4 ? call.arguments[2] : undefined);
  return minimum !== undefined && maximum !== undefined && textBetween(shape, minimum) === textBetween(shape, maximum);
}

function textBetween({ file }: Shape, { first, last }: CallArgument): string {
  return file.text.slice(file.tokens.start[first], file.tokens.end[last]);
}

/** The functions of the file that ask for data, by themselves or through one another, and the receiving calls' names. */
export function receivingNames(shape: Shape): ReadonlySet<string> {
  const names = new Set(shape.file.language === 'swift' ? SWIFT : C);
  for (const name of names) {
    for (const token of shape.identifiers(name)) {
      const around = functionAround(shape.file, token);
      if (around !== undefined && around.name !== '' && !declares(shape, token)) names.add(firstPiece(around.name));
    }
  }
  return names;
}

/** The part of an Objective-C selector that is one identifier. */
function firstPiece(name: string): string {
  return name.split(':')[0]!;
}

function declares({ file }: Shape, token: number): boolean {
  return isWord(file, token - 1, 'func') || isOperator(file, token - 1, '-');
}
