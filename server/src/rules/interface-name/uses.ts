import { choiceAround } from '../../analysis/shape/choices.ts';
import { argumentUse, assignedName, type Expression, widen } from '../../analysis/shape/expressions.ts';
import { functionAround } from '../../analysis/shape/functions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import {
  containerOf,
  endsLine,
  isOneOf,
  isOperator,
  isUnit,
  isWord,
  kindOf,
  textOf,
} from '../../analysis/shape/token-text.ts';
import { sourceOf } from '../../analysis/shape/values.ts';
import { variableMentioned } from '../../analysis/shape/variable-mentions.ts';
import { type Variable, variableDeclaredAt } from '../../analysis/shape/variables.ts';
import { Char } from '../../analysis/source/characters.ts';
import { TokenKind } from '../../analysis/source/tokens.ts';
import { looksUp, takesEach, takesInterfaceName } from './callees.ts';
import { INTERFACE_WORD, type NameKind } from './names.ts';

/** How many names a literal may pass through and still be followed. */
const MAX_NAMES = 8;
/** How many literals of one `case` are passed over. */
const MAX_PATTERNS = 30;

/** Calls that make the same name in another type. */
const MAKES_STRING = /^(CFSTR|String|NSString|stringWith(UTF8)?String:)$/;
/** Words behind which `[` begins an array. */
const BEFORE_ARRAY = /^(in|where|return|case|if|guard|while|else|is|try|await|let|var)$/;

/** The search for what becomes of one literal. */
interface Search {
  readonly shape: Shape;
  readonly kind: NameKind;
  /** Whether the file deals with interfaces. */
  readonly evidence: boolean;
  /** For what has been followed, whether it is used; `false` while it is being followed. */
  readonly known: Map<Variable | string | number, boolean>;
  /** How many names and choices have been passed on the way. */
  readonly names: number;
}

/**
 * Tells of a literal whether it is compared with an interface's name, used as a key for one, or handed over as one, in
 * a file that deals with interfaces (`evidence`) or not.
 */
export function createInterfaceNames(
  shape: Shape,
  evidence: boolean,
): (literal: Expression, kind: NameKind) => boolean {
  const known = { distinctive: new Map(), vague: new Map(), prefix: new Map() };
  return (literal, kind) => isUsed({ shape, kind, evidence, known: known[kind], names: 0 }, literal);
}

function isUsed(search: Search, inner: Expression): boolean {
  const { shape } = search;
  const { file } = shape;
  const expression = widen(file, joined(search, inner));
  const { first, last } = expression;
  if (isCompared(search, expression) || isCasePattern(search, expression) || isKey(shape, expression)) return true;
  const use = argumentUse(shape, expression);
  if (use !== undefined && MAKES_STRING.test(use.callee)) return isUsed(search, use.whole());
  if (use !== undefined) return takesInterfaceName(shape, use, (words) => isSubject(search, words));
  if (isDefaultOfParameter(shape, expression)) return search.kind !== 'prefix';
  const collection = collectionAround(shape, expression);
  if (collection !== undefined) return isKnownCollectionUsed(search, collection);
  const choice = choiceAround(shape, expression);
  if (choice.first < first && search.names < MAX_NAMES) return isUsed({ ...search, names: search.names + 1 }, choice);
  if (isWord(file, first - 1, 'return') || isWholeBody(shape, expression)) return isReturned(search, expression);
  const name = arrayName(shape, assignedName(file, { first, last }), first);
  return name >= 0 && isNameUsed(search, name);
}

/** C joins literals that stand side by side: `IOS_WIFI @"/" FAMILY`. */
function joined({ shape: { file } }: Search, { first, last }: Expression): Expression {
  if (file.language === 'swift') return { first, last };
  const isPart = (token: number): boolean =>
    kindOf(file, token) === TokenKind.String ||
    (isWord(file, token) && /^[A-Z][A-Z0-9_]+(v[46])?$/.test(textOf(file, token)));
  let end = last;
  while (isPart(end) && isPart(end + 1) && end - last < MAX_NAMES) end++;
  return { first, last: end };
}

/** A name without a number is compared with something that is called an interface; one with a number with anything. */
function isSubject({ kind, evidence }: Search, words: string): boolean {
  if (kind === 'distinctive') return true;
  return evidence && (kind === 'vague' || INTERFACE_WORD.test(words) || /\b(key|name)\b/i.test(words));
}

function isCompared(search: Search, { first, last }: Expression): boolean {
  const { shape } = search;
  const compares = (token: number): boolean => /^([!=]==?|~=)$/.test(textOf(shape.file, token));
  if (!compares(first - 1) && !compares(last + 1)) return false;
  const before = { first: Math.max(0, first - 8), last: first - 1 };
  return isSubject(search, sourceOf(shape, before) + sourceOf(shape, { first: last + 1, last: last + 8 }));
}

/** `case "en0":`, `case "en0", "en1":` */
function isCasePattern(search: Search, { first }: Expression): boolean {
  const { file } = search.shape;
  let i = first - 1;
  for (let names = 0; names < MAX_PATTERNS && isUnit(file, i, Char.Comma); names++) {
    if (kindOf(file, i - 1) !== TokenKind.String) return false;
    i -= 2;
  }
  return isWord(file, i, 'case') && (search.kind === 'distinctive' || (search.kind === 'vague' && search.evidence));
}

/** `addresses["en0"]`, unless something is stored there. */
function isKey({ file }: Shape, { first, last }: Expression): boolean {
  const open = first - 1;
  if (!isUnit(file, open, Char.OpenBracket) || file.mate[open] !== last + 1 || endsLine(file, open - 1)) return false;
  const subscript = isWord(file, open - 1) || isOneOf(file, open - 1, ')]?!');
  return subscript && !isOperator(file, last + 2, '=');
}

/** The array, dictionary or initialiser list that has the expression for an element. */
function collectionAround({ file }: Shape, { first, last }: Expression): Expression | undefined {
  const open = containerOf(file, first);
  if (open < 0 || !isOneOf(file, first - 1, '[{,:') || !isOneOf(file, last + 1, ']},:')) return undefined;
  const close = file.mate[open]!;
  if (isUnit(file, open, Char.OpenBrace)) {
    const isList = file.language === 'c' && (isOperator(file, open - 1, '=') || isUnit(file, open - 1, Char.At));
    return isList ? { first: isUnit(file, open - 1, Char.At) ? open - 1 : open, last: close } : undefined;
  }
  if (!isUnit(file, open, Char.OpenBracket)) return undefined;
  if (file.language === 'c') return isUnit(file, open - 1, Char.At) ? { first: open - 1, last: close } : undefined;
  const word = isWord(file, open - 1) && !endsLine(file, open - 1) ? textOf(file, open - 1) : '';
  return word === '' || BEFORE_ARRAY.test(word) ? { first: open, last: close } : undefined;
}

/** The same for all elements of a collection, so it is asked once. */
function isKnownCollectionUsed(search: Search, collection: Expression): boolean {
  const { known } = search;
  const used = known.get(collection.first) ?? isCollectionUsed(search, collection);
  known.set(collection.first, used);
  return used;
}

function isCollectionUsed(search: Search, collection: Expression): boolean {
  const { shape } = search;
  const { file } = shape;
  const { first, last } = widen(file, collection);
  if (looksUp(shape, { first, last })) return isSubject(search, sourceOf(shape, { first: last + 1, last: last + 10 }));
  const taken = takesEach(shape, { first, last }) || isWord(file, first - 1, 'in');
  if (taken) return search.evidence && search.kind !== 'prefix';
  const use = argumentUse(shape, { first, last });
  if (use !== undefined) return takesInterfaceName(shape, use, (words) => isSubject(search, words));
  if (isUnit(file, last + 1, Char.OpenBracket)) return search.evidence;
  const choice = choiceAround(shape, { first, last });
  if (choice.first < first && search.names < MAX_NAMES) {
    return isCollectionUsed({ ...search, names: search.names + 1 }, choice);
  }
  const name = arrayName(shape, assignedName(file, { first, last }), first);
  if (name < 0) return false;
  return followed(search, name, (inner, use) => isCollectionUsed(inner, { first: use, last: use }));
}

/** The name in `const char *names[] = { … }`, where brackets stand between it and the value. */
function arrayName({ file }: Shape, name: number, value: number): number {
  if (name >= 0 || !isOperator(file, value - 1, '=') || !isUnit(file, value - 2, Char.CloseBracket)) return name;
  return file.mate[value - 2]! - 1;
}

/** `interface: String = "en0"` */
function isDefaultOfParameter({ file }: Shape, { first, last }: Expression): boolean {
  if (!isOperator(file, first - 1, '=') || !isOneOf(file, last + 1, '),')) return false;
  if (!isUnit(file, containerOf(file, first), Char.OpenParen)) return false;
  let name = first - 2;
  while (isWord(file, name) || isOneOf(file, name, '?!')) name--;
  return isUnit(file, name, Char.Colon) && INTERFACE_WORD.test(textOf(file, name - 1));
}

/** A value that is all that a Swift accessor or function holds. */
function isWholeBody({ file }: Shape, { first, last }: Expression): boolean {
  return file.language === 'swift' && isUnit(file, first - 1, Char.OpenBrace) && file.mate[first - 1] === last + 1;
}

function isReturned({ shape, kind }: Search, { first }: Expression): boolean {
  const name = functionAround(shape.file, first)?.name ?? '';
  return kind !== 'prefix' && INTERFACE_WORD.test(name);
}

function isNameUsed(search: Search, token: number): boolean {
  const { shape, kind, evidence } = search;
  const { file } = shape;
  // The raw value of an enumeration's case: it stands for the name wherever the case is used.
  if (isWord(file, token - 1, 'case')) return evidence && kind !== 'prefix';
  const named = INTERFACE_WORD.test(textOf(file, token));
  const isMember = isUnit(file, token - 1, Char.Dot);
  const isParameter = isUnit(file, containerOf(file, token), Char.OpenParen);
  if (named && kind !== 'prefix' && (isMember || isParameter)) return true;
  return followed(search, token, (inner, use) => isUsed(inner, { first: use, last: use }));
}

/** Whether `isUse` holds for a mention of the name that is declared or assigned at `token`. */
function followed(search: Search, token: number, isUse: (search: Search, mention: number) => boolean): boolean {
  const { shape, known, names } = search;
  const name = textOf(shape.file, token);
  const own = variableDeclaredAt(shape.variables(), name, token) ?? variableMentioned(shape, name, token);
  const before = known.get(own ?? name);
  if (before !== undefined || names === MAX_NAMES) return before ?? false;
  known.set(own ?? name, false);
  const inner = { ...search, names: names + 1 };
  const used = (shape.mentionsByVariable(name).get(own) ?? []).some((use) => use !== token && isUse(inner, use));
  known.set(own ?? name, used);
  return used;
}
