import type { Candidate } from '../../analysis/rule.ts';
import { callAtName } from '../../analysis/shape/calls.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isOperator, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';
import { mentionsBetween } from '../../analysis/shape/within.ts';
import { variableMentioned } from '../../analysis/shape/variable-mentions.ts';
import type { Variable } from '../../analysis/shape/variables.ts';
import { Char } from '../../analysis/source/characters.ts';
import { type Receive, receives, receivingNames } from './receives.ts';

const BYTES = /^(Data|NSMutableData|DispatchData)$/;
/** Members of a buffer that only read it. */
const READS = /^(append|base64EncodedString|isEmpty|description|hashValue|write|withUnsafeBytes)$/;

/** Longest completion that is read, in tokens. */
const MAX_LENGTH = 2_000;

/** Buffers of a type to which every received piece is appended, and which nothing in the file empties, measures or hands on. */
export function unboundedBuffers(shape: Shape): readonly Candidate[] {
  const all = shape.file.language === 'swift' ? receives(shape) : [];
  if (all.length === 0) return [];
  const names = receivingNames(shape);
  const known = new Map<string, boolean>();
  const tokens = all.flatMap((one) => (goesOn(shape, one, names) ? appended(shape, one) : []));
  return [...new Set(tokens)].flatMap((token) => (growsOnly(shape, token, known) ? [growing(shape, token)] : []));
}

/** Whether a completion asks for more. */
function goesOn({ file }: Shape, { closure }: Receive, names: ReadonlySet<string>): boolean {
  for (let i = closure.body; i < Math.min(closure.close, closure.body + MAX_LENGTH); i++) {
    if (isWord(file, i) && names.has(textOf(file, i))) return true;
  }
  return false;
}

/** The names to which a completion appends what it received. */
function appended(shape: Shape, one: Receive): readonly number[] {
  const { body, close } = one.closure;
  return mentionsBetween(shape, 'append', body, Math.min(close, body + MAX_LENGTH)).flatMap((token) => {
    const receiver = appendsReceived(shape, one, token) ? callAtName(shape, token)?.receiver : undefined;
    return receiver === undefined ? [] : [receiver.last];
  });
}

/** Whether `append` at `token` stands in the completion and takes what it received, under whatever name. */
function appendsReceived({ file }: Shape, { closure }: Receive, token: number): boolean {
  const content = closure.parameters[0] ?? '$0';
  if (token < closure.body || token >= closure.close) return false;
  const argument = isUnit(file, token + 1, Char.OpenParen) ? token + 2 : token;
  return isWord(file, argument) && (isWord(file, argument, content) || isAlias(file, closure.body, argument, content));
}

/** `if let piece = content`, `guard let content` */
function isAlias(file: Shape['file'], from: number, argument: number, content: string): boolean {
  const name = textOf(file, argument);
  for (let i = from; i < argument; i++) {
    const bound = isWord(file, i, name) && isOperator(file, i + 1, '=') && isWord(file, i + 2, content);
    if (bound && (isWord(file, i - 1, 'let') || isWord(file, i - 1, 'var'))) return true;
  }
  return false;
}

/** Whether the name at `token` is a private buffer that is never emptied; by name, whichever type's it is. */
function growsOnly(shape: Shape, token: number, known: Map<string, boolean>): boolean {
  const { file } = shape;
  const name = textOf(file, token);
  const variable = variableMentioned(shape, name, token);
  if (variable?.member !== true || !BYTES.test(variable.type ?? '') || !isPrivate(shape, variable)) return false;
  const answer =
    known.get(name) ??
    shape.identifiers(name).every((one) => {
      const declared = isWord(file, one - 1, 'var') && isWord(file, one - 2);
      return declared || (isUnit(file, one + 1, Char.Dot) && READS.test(textOf(file, one + 2)));
    });
  known.set(name, answer);
  return answer;
}

function isPrivate({ file }: Shape, { token }: Variable): boolean {
  return isWord(file, token - 2, 'private') || isWord(file, token - 2, 'fileprivate');
}

function growing({ file }: Shape, token: number): Candidate {
  return {
    start: file.tokens.start[token]!,
    end: file.tokens.end[token]!,
    confidence: 'likely',
    message: `Every piece that is received is appended to ${textOf(file, token)}, which nothing here empties or limits, so it may grow until the app runs out of memory; write each piece out before you ask for the next.`,
    guidance: [
      { id: 'forum-multipeer-to-network', section: 'start-a-stream' },
      { id: 'docs-handling-flow-copying', section: 'implement-flow-control' },
    ],
  };
}
