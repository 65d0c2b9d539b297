import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { cParameters, closureAt } from './closures.ts';
import { objcMethodAt } from './objc-methods.ts';
import { type Brace, braceAt } from './statements.ts';
import { containerOf, isOperator, isUnit, isWord, skipGroup, textOf } from './token-text.ts';

/** A function, method, initialiser, accessor or closure with a body. */
export interface FunctionBody {
  readonly kind: 'function' | 'accessor' | 'closure';
  /** The first token of its declaration, or of the closure. */
  readonly head: number;
  /** The braces of the body. */
  readonly open: number;
  readonly close: number;
  /** Its name, an Objective-C method's selector, `init`; empty for closures. */
  readonly name: string;
  /** The names of its parameters as its body sees them; `_` for those it can't see. */
  readonly parameters: readonly string[];
  /** The Swift argument labels, `_` for none; the pieces of an Objective-C selector; none for C functions. */
  readonly labels: readonly string[];
}

/** Blocks nested deeper than this are not followed outwards. */
const MAX_DEPTH = 60;

/** The braces around a token, innermost first, with what they are the body of. */
export function bracesAround(file: SourceFile, token: number): readonly (Brace & { readonly open: number })[] {
  const found: (Brace & { readonly open: number })[] = [];
  let open = containerOf(file, token);
  for (let depth = 0; open >= 0 && depth < MAX_DEPTH; depth++) {
    if (isUnit(file, open, Char.OpenBrace)) found.push({ ...braceAt(file, open), open });
    open = containerOf(file, open);
  }
  return found;
}

/** The innermost function, accessor or closure around a token. */
export function bodyAround(file: SourceFile, token: number): FunctionBody | undefined {
  return firstBody(file, token, /^(function|accessor|closure)$/);
}

/** The innermost named function or accessor around a token, whatever closures stand between. */
export function functionAround(file: SourceFile, token: number): FunctionBody | undefined {
  return firstBody(file, token, /^(function|accessor)$/);
}

function firstBody(file: SourceFile, token: number, kinds: RegExp): FunctionBody | undefined {
  const brace = bracesAround(file, token).find(({ kind }) => kinds.test(kind));
  return brace && bodyOf(file, brace);
}

/** The brace of a body as a {@link FunctionBody}; `undefined` for the braces of anything else. */
export function bodyOf(file: SourceFile, brace: Brace & { readonly open: number }): FunctionBody | undefined {
  const { kind, head, open } = brace;
  const close = file.mate[open]!;
  if (kind === 'closure') {
    const closure = closureAt(file, file.language === 'swift' ? open : head);
    return { kind, head, open, close, name: '', labels: [], parameters: closure?.parameters ?? [] };
  }
  if (kind === 'accessor') return { kind, head, open, close, labels: [], ...accessorSignature(file, head) };
  if (kind !== 'function') return undefined;
  return {
    kind,
    head,
    open,
    close,
    ...(file.language === 'swift' ? swiftSignature(file, head, open) : cSignature(file, head, open)),
  };
}

type Signature = Pick<FunctionBody, 'name' | 'parameters' | 'labels'>;

/** The name of the property that the `var`, `get`, `didSet`, … at `head` belongs to, and what its body can name. */
function accessorSignature(file: SourceFile, head: number): Pick<FunctionBody, 'name' | 'parameters'> {
  if (isWord(file, head, 'var')) return { name: textOf(file, head + 1), parameters: [] };
  const outer = containerOf(file, head);
  const owner = outer < 0 ? undefined : braceAt(file, outer);
  const named = owner?.kind === 'accessor' && isWord(file, owner.head, 'var');
  const name = named ? textOf(file, owner.head + 1) : owner?.kind === 'function' ? textOf(file, owner.head) : '';
  if (isWord(file, head, 'get')) return { name, parameters: [] };
  const given = isUnit(file, head + 1, Char.OpenParen) && isWord(file, head + 2) ? textOf(file, head + 2) : undefined;
  return { name, parameters: [given ?? (isWord(file, head, 'didSet') ? 'oldValue' : 'newValue')] };
}

function swiftSignature(file: SourceFile, keyword: number, open: number): Signature {
  const name = isWord(file, keyword, 'func') ? textOf(file, keyword + 1) : textOf(file, keyword);
  let list = keyword + 1;
  while (list < open && !isUnit(file, list, Char.OpenParen)) list++;
  const labels: string[] = [];
  const parameters: string[] = [];
  const close = list < open ? file.mate[list]! : list;
  for (let i = list + 1; i < close; i++) {
    if (isUnit(file, i, Char.Colon) && isWord(file, i - 1)) {
      labels.push(textOf(file, isWord(file, i - 2) ? i - 2 : i - 1));
      parameters.push(textOf(file, i - 1));
      while (i < close && !isUnit(file, i, Char.Comma)) i = skipGroup(file, i) + 1;
    }
  }
  return { name, labels, parameters };
}

function cSignature(file: SourceFile, head: number, open: number): Signature {
  if (isOperator(file, head, '-') || isOperator(file, head, '+')) {
    const first = isUnit(file, head + 1, Char.OpenParen) ? Math.max(file.mate[head + 1]!, head) + 1 : head + 1;
    const method = objcMethodAt(file, first);
    const parameters = method?.parameters.map(({ name }) => textOf(file, name)) ?? [];
    return { name: method?.selector ?? '', parameters, labels: method?.selector.split(':').slice(0, -1) ?? [] };
  }
  let close = open - 1;
  while (close > head && !isUnit(file, close, Char.CloseParen)) close--;
  while (close > head && isWord(file, file.mate[close]! - 1, '__attribute__')) close = file.mate[close]! - 2;
  const list = isUnit(file, close, Char.CloseParen) ? file.mate[close]! : -1;
  return list < 0
    ? { name: '', parameters: [], labels: [] }
    : { name: textOf(file, list - 1), parameters: cParameters(file, list, close), labels: [] };
}
