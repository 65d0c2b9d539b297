import { callAtName, messageAround } from '../../analysis/shape/calls.ts';
import { Char } from '../../analysis/source/characters.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { containerOf, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';
import { type Facts, mentions } from './decides.ts';
import type { Reached } from './dominance.ts';

/** Calls that run a closure without judging what else they are given. */
const RUNS =
  /^(async\w*|sync|map|flatMap|compactMap|forEach|Task|detached|perform\w*|with[A-Z]\w*|addOperation\w*|dispatch_\w+|run|assumeIsolated|sec_\w+|SecTrust\w+|execute|submit|init)$/;

/** What is known of the code in a closure from what the closure is handed to: `validate(trust) { … }` may call it or not. */
export function closureCall(shape: Shape, facts: Facts, open: number, head: number): Reached {
  const name = hostName(shape, open, head);
  const call = name < 0 ? undefined : hostCall(shape, name);
  if (call === undefined || RUNS.test(call.name.split(':')[0]!)) return 'always';
  const given = call.arguments.filter((one) => one.closure === undefined);
  const about = [facts.trust, facts.challenge, facts.derived].some((names) =>
    given.some((one) => mentions(shape, names, one)),
  );
  return about ? 'decided' : 'always';
}

function hostCall(shape: Shape, name: number): ReturnType<typeof callAtName> {
  return callAtName(shape, name) ?? messageAround(shape, name);
}

/** The token of the function that the closure is an argument of; -1 if it is none. */
function hostName(shape: Shape, open: number, head: number): number {
  const { file } = shape;
  const group = containerOf(file, open);
  if (file.language === 'c') {
    if (isUnit(file, group, Char.OpenParen)) return group - 1;
    return isUnit(file, group, Char.OpenBracket) ? (shape.messageAt(group)?.receiverEnd ?? -1) : -1;
  }
  if (isUnit(file, open - 1, Char.CloseParen)) return file.mate[open - 1]! - 1;
  if (isWord(file, open - 1) && head <= open - 1 && !/^(in|else)$/.test(textOf(file, open - 1))) return open - 1;
  return isUnit(file, group, Char.OpenParen) ? group - 1 : -1;
}
