import { Char } from '../../analysis/source/characters.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { statementStart } from '../../analysis/shape/statements.ts';
import { containerOf, isOperator, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';
import type { Reached } from './dominance.ts';
import { type Judged, saysUseCredential } from './scopes.ts';
import { identifiersNear } from './within.ts';

/** How many parentheses and brackets may stand between a credential and the answer it is part of. */
const MAX_NESTING = 6;
const MAX_ANSWER = 200;

/** The arguments or the tuple that say `useCredential` and have the credential at `token` among them. */
export function answerAround(shape: Shape, token: number): Expression | undefined {
  const { file } = shape;
  let open = containerOf(file, token);
  for (let depth = 0; open >= 0 && depth < MAX_NESTING; depth++) {
    const callee = open - 1;
    if (isWord(file, callee, 'use') && isUnit(file, callee - 1, Char.Dot)) return { first: open + 1, last: token - 1 };
    const last = Math.min(file.mate[open]!, open + MAX_ANSWER);
    for (let i = open + 1; i < last; i++) {
      if (saysUseCredential(shape, i) && !isUnit(file, open, Char.OpenBrace))
        return { first: open + 1, last: token - 1 };
      if (file.mate[i]! > i) i = file.mate[i]!;
    }
    open = containerOf(file, open);
  }
  return undefined;
}

/** The name that the statement with the credential gives a value: `credential = …`, `*credential = …`. */
export function nameAssigned({ file }: Shape, token: number): string | undefined {
  let at = token;
  for (let depth = 0; depth < MAX_NESTING && !isStatement(file, at); depth++) at = containerOf(file, at);
  for (let i = statementStart(file, at); i < at; i++) {
    if (isOperator(file, i, '=')) return assignedBefore(file, i);
    if (file.mate[i]! > i) i = file.mate[i]!;
  }
  return undefined;
}

function isStatement(file: Shape['file'], token: number): boolean {
  const open = containerOf(file, token);
  return open < 0 || isUnit(file, open, Char.OpenBrace);
}

/** The name before an `=`, or before the type before it. */
function assignedBefore(file: Shape['file'], equals: number): string | undefined {
  let i = equals - 1;
  while (i > equals - 4 && !(isWord(file, i) && !isUnit(file, i - 1, Char.Colon))) i--;
  return isWord(file, i) ? textOf(file, i) : undefined;
}

/** A credential that is kept in a name. */
export interface Kept {
  readonly token: number;
  readonly name: string;
  readonly made: Reached;
}

/** What every `useCredential` depends on that may answer with the credential; `undefined` where none may. */
export function reachedByAnswers(shape: Shape, { dominance, scope }: Judged, kept: Kept): Reached | undefined {
  const names = ['NSURLSessionAuthChallengeUseCredential', 'useCredential', 'use'];
  const answers = names
    .flatMap((name) => identifiersNear(shape, name, kept.token, MAX_ANSWERS))
    .filter((one) => scope.open < one && one < scope.close && saysUseCredential(shape, one))
    .filter((one) => areRelated(shape, kept.token, one) && mayAnswerWith(shape, one, kept.name));
  if (answers.length === 0) return undefined;
  const open = answers.map((one) => dominance.reached(one)).find((one) => one === 'always' || one === 'flagged');
  if (open === undefined) return 'decided';
  return kept.made === 'flagged' ? 'flagged' : open;
}

/** How many answers are looked at on either side of a credential. */
const MAX_ANSWERS = 20;

/** Whether the `useCredential` at `token` stands beside the credential, or is kept or returned on its own. */
function mayAnswerWith({ file }: Shape, token: number, name: string): boolean {
  const open = containerOf(file, token);
  if (!isUnit(file, open, Char.OpenParen) && !isUnit(file, open, Char.OpenBracket)) return true;
  for (let i = open + 1; i < Math.min(file.mate[open]!, open + MAX_ANSWER); i++) if (isWord(file, i, name)) return true;
  return isWord(file, token, 'use') && isWord(file, token + 2, name);
}

/** Whether one of two places lies in the block of the other, so that both may be run. */
function areRelated({ file }: Shape, one: number, other: number): boolean {
  const [a, b] = [blockOf(file, one), blockOf(file, other)];
  return contains(file, a, other) || contains(file, b, one);
}

function contains(file: Shape['file'], open: number, token: number): boolean {
  return open < 0 || (open < token && token < file.mate[open]!);
}

function blockOf(file: Shape['file'], token: number): number {
  let open = containerOf(file, token);
  for (let depth = 0; depth < MAX_NESTING && open >= 0 && !isUnit(file, open, Char.OpenBrace); depth++) {
    open = containerOf(file, open);
  }
  return open;
}
