import { Char } from '../../analysis/source/characters.ts';
import { assignmentsTo, valueEnd } from '../../analysis/shape/assignments.ts';
import { cConstant } from '../../analysis/shape/c-constants.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { containerOf, isOperator, isUnit, isWord, skipGroup, textOf } from '../../analysis/shape/token-text.ts';
import { resolve } from '../../analysis/shape/values.ts';

/** A preference that does not require encryption, where it is written. */
export interface Preference {
  readonly token: number;
  /** Whether it is given to a session, rather than to something that has a preference of that name or type. */
  readonly certain: boolean;
  /** Where it is handed over, if under another name. */
  readonly setAt: Expression | undefined;
}

/** Longest value that is read, in tokens. */
const MAX_VALUE = 30;

/** A value that is taken for a preference. */
interface Given {
  readonly value: Expression;
  readonly certain: boolean;
}

/** Every weak preference that the file gives a session, a variable of that type, or a setting of that name. */
export function weakPreferences(shape: Shape): readonly Preference[] {
  const given = [...asArgument(shape), ...asProperty(shape), ...asTyped(shape)];
  return given.flatMap(({ value, certain }) => {
    const known = resolve(shape, value);
    const resolved = shape.file.language === 'c' ? (cConstant(shape, known) ?? known) : known;
    const token = weakToken(shape, resolved);
    if (token === undefined) return [];
    return [{ token, certain, setAt: token < value.first || token > value.last ? value : undefined }];
  });
}

const SESSION = /^(MCSession|initWithPeer:securityIdentity:encryptionPreference:)$/;

/** `MCSession(…, encryptionPreference: value)` and `[… initWithPeer:… encryptionPreference:value]`. */
function asArgument(shape: Shape): readonly Given[] {
  const { file } = shape;
  return shape.identifiers('encryptionPreference').flatMap((label) => {
    const open = containerOf(file, label);
    if (open < 0 || !isUnit(file, label + 1, Char.Colon)) return [];
    const value = { first: label + 2, last: argumentEnd(shape, label + 2, file.mate[open]!) };
    const callee = file.language === 'c' ? shape.messageAt(open)?.selector : nameBefore(shape, open);
    if (callee === undefined || value.last < value.first) return [];
    if (SESSION.test(callee)) return [{ value, certain: true }];
    return isAboutMultipeer(shape) ? [{ value, certain: callee === 'init' }] : [];
  });
}

/** The name of the call whose arguments open at `open`; not that of a function or initialiser that is declared there. */
function nameBefore({ file }: Shape, open: number): string | undefined {
  if (!isUnit(file, open, Char.OpenParen) || !isWord(file, open - 1) || isWord(file, open - 2, 'func'))
    return undefined;
  const name = textOf(file, open - 1);
  return name === 'init' && !isUnit(file, open - 2, Char.Dot) ? undefined : name;
}

/** The last token of the argument that begins at `first`; a longer one is read in part. */
function argumentEnd({ file }: Shape, first: number, close: number): number {
  let i = first;
  while (i < Math.min(close, first + MAX_VALUE) && !isUnit(file, i, Char.Comma)) i = skipGroup(file, i) + 1;
  return Math.min(i, close) - 1;
}

/** `x.encryptionPreference = value`, where the file is about Multipeer Connectivity. */
function asProperty(shape: Shape): readonly Given[] {
  if (!isAboutMultipeer(shape)) return [];
  return assignmentsTo(shape, 'encryptionPreference').map(({ value }) => ({ value, certain: false }));
}

function isAboutMultipeer(shape: Shape): boolean {
  return (
    shape.imports().has('MultipeerConnectivity') ||
    shape.identifiers('MCEncryptionPreference').length > 0 ||
    shape.identifiers('MCSession').length > 0
  );
}

/** The value of anything declared to be an `MCEncryptionPreference`, a parameter's default among them. */
function asTyped(shape: Shape): readonly Given[] {
  const { file } = shape;
  return shape.identifiers('MCEncryptionPreference').flatMap((type) => {
    const equals = file.language === 'swift' ? type + 1 : type + 2;
    const named = file.language === 'swift' ? isUnit(file, type - 1, Char.Colon) : isWord(file, type + 1);
    if (!named || !isOperator(file, equals, '=')) return [];
    return [{ value: { first: equals + 1, last: valueEnd(shape, equals + 1) }, certain: false }];
  });
}

/** The token of the weak preference that a value is, or may be by an operand of `?:` or `??`. */
function weakToken(shape: Shape, { first, last }: Expression): number | undefined {
  const { file } = shape;
  for (let i = first; i <= Math.min(last, first + MAX_VALUE); i++) {
    if (isUnit(file, i, Char.OpenParen) && isWord(file, i - 1)) i = skipGroup(file, i);
    if (isPreference(shape, i) && !isCompared(shape, i)) return i;
  }
  return undefined;
}

function isPreference(shape: Shape, token: number): boolean {
  const { file } = shape;
  if (!isWord(file, token)) return false;
  if (file.language === 'c')
    return /^MCEncryption(None|Optional)$/.test(textOf(file, token)) && isForeign(shape, token);
  if (!/^(none|optional)$/.test(textOf(file, token)) || !isUnit(file, token - 1, Char.Dot)) return false;
  return !isWord(file, token - 2) || isWord(file, token - 2, 'MCEncryptionPreference') || isKeyword(shape, token - 2);
}

/** Whether the file does not itself declare what stands at `token`. */
function isForeign(shape: Shape, token: number): boolean {
  return !shape.declaredNames().has(textOf(shape.file, token));
}

function isKeyword({ file }: Shape, token: number): boolean {
  return /^(return|else|try|await)$/.test(textOf(file, token));
}

function isCompared({ file }: Shape, token: number): boolean {
  const before = isUnit(file, token - 1, Char.Dot) ? token - 1 - (isWord(file, token - 2) ? 1 : 0) : token;
  return /^[!=]==?$/.test(textOf(file, before - 1)) || /^[!=]==?$/.test(textOf(file, token + 1));
}
