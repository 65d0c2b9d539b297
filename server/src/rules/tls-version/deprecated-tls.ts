import { Char } from '../../analysis/source/characters.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { containerOf, isUnit, isWord, skipGroup, textOf } from '../../analysis/shape/token-text.ts';

/** An answer that lets a web view load over TLS 1.0 or 1.1. */
export interface DeprecatedTlsAnswer {
  /** The token of `true` or `YES`. */
  readonly token: number;
  /** Whether nothing in the method decides about it. */
  readonly always: boolean;
}

/** How far a body is read, in tokens. */
const MAX_BODY = 2000;

/** The answers `true` in implementations of WKNavigationDelegate's question whether to allow deprecated TLS. */
export function deprecatedTlsAnswers(shape: Shape): readonly DeprecatedTlsAnswer[] {
  const { file } = shape;
  const withHandler = shape.identifiers('shouldAllowDeprecatedTLS').flatMap((label) => {
    const handler = handlerName(shape, label);
    const open = handler < 0 ? -1 : bodyAfter(shape, file.language === 'c' ? handler : containerOf(file, label));
    return answers(shape, open, (token) => isHanded(shape, token, textOf(file, handler)));
  });
  const returned = shape.identifiers('shouldAllowDeprecatedTLSFor').flatMap((label) => {
    const open = bodyAfter(shape, containerOf(file, label));
    return answers(shape, open, (token) => isReturned(shape, token));
  });
  return [...withHandler, ...returned];
}

/** The token of the handler's name in `shouldAllowDeprecatedTLS handler: …` or `shouldAllowDeprecatedTLS:(…)handler`. */
function handlerName({ file }: Shape, label: number): number {
  if (file.language === 'swift') return isWord(file, label + 1) ? label + 1 : label;
  const type = label + 2;
  if (!isUnit(file, label + 1, Char.Colon) || !isUnit(file, type, Char.OpenParen)) return -1;
  const name = skipGroup(file, type) + 1;
  return isWord(file, name) ? name : -1;
}

/** The brace of the body behind a signature whose parameters, or whose last parameter, stand at `token`; -1 for none. */
function bodyAfter({ file }: Shape, token: number): number {
  let i = skipGroup(file, token) + 1;
  for (let steps = 0; steps < 8 && (isWord(file, i) || /^(->|\.)$/.test(textOf(file, i))); steps++) i++;
  return token >= 0 && isUnit(file, i, Char.OpenBrace) && file.mate[i]! > i ? i : -1;
}

function answers(shape: Shape, open: number, counts: (token: number) => boolean): readonly DeprecatedTlsAnswer[] {
  const { file } = shape;
  const found: DeprecatedTlsAnswer[] = [];
  const end = open < 0 ? open : Math.min(file.mate[open]!, open + MAX_BODY);
  for (let token = open + 1; token < end; token++) {
    if (!/^(true|YES|TRUE|1)$/.test(textOf(file, token)) || !counts(token)) continue;
    const inner = containerOf(file, token);
    found.push({ token, always: inner === open || containerOf(file, inner) === open });
  }
  return found;
}

/** `handler(true)` */
function isHanded({ file }: Shape, token: number, handler: string): boolean {
  const called = isUnit(file, token - 1, Char.OpenParen) && isUnit(file, token + 1, Char.CloseParen);
  return called && isWord(file, token - 2, handler) && !isUnit(file, token - 3, Char.Dot);
}

/** `return true`, or `{ true }` */
function isReturned({ file }: Shape, token: number): boolean {
  if (isWord(file, token - 1, 'return')) return true;
  return isUnit(file, token - 1, Char.OpenBrace) && isUnit(file, token + 1, Char.CloseBrace);
}
