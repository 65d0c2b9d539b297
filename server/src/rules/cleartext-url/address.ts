import type { SourceFile } from '../../analysis/source/source-file.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import { isOperator } from '../../analysis/shape/token-text.ts';

/** A URL without encryption, as a literal spells it. */
export interface Address {
  /** `http` or `ws`, as written. */
  readonly scheme: string;
  /** Its counterpart with TLS. */
  readonly secure: 'https' | 'wss';
  /** Offset of the scheme in the text, in UTF-16 units. */
  readonly schemeStart: number;
  /** `undefined` where the text does not show it whole. */
  readonly host: string | undefined;
  /** Whether a port is given: the secure one is another. */
  readonly port: boolean;
  /** Whether it stays on this device or on the local network, which App Transport Security can let pass. */
  readonly local: boolean;
}

/** A literal's prefix, the scheme, and the authority; an interpolation may stand in it, with one level of parentheses. */
const CLEARTEXT = /^([@#]*"(?:"")?\s*)(https?|wss?):\/\/((?:\\#*\([^()]*(?:\([^()]*\)[^()]*)*\)|[^/?#"\\])*)/i;

const INTERPOLATION = /\\#*\([^()]*(?:\([^()]*\)[^()]*)*\)/g;

/** A host that is written out, or at least its domain: `%@.example.com`. */
const NAMES_HOST = /^[^%]+$|\.[\w-]+\.[a-z]{2,}\.?$/i;

/** How far the authority of a URL may reach into its literal, in UTF-16 units. */
const MAX_AUTHORITY = 300;

/** The address in a string literal; `undefined` if it is of no cleartext scheme, or of no host at all. */
export function cleartextAddress(file: SourceFile, { first, last }: Expression): Address | undefined {
  const start = file.tokens.start[first]!;
  const text = file.text.slice(start, Math.min(file.tokens.end[last]!, start + MAX_AUTHORITY));
  const match = CLEARTEXT.exec(text);
  const scheme = match?.[2]?.toLowerCase();
  if (match === null || (scheme !== 'http' && scheme !== 'ws')) return undefined;
  const authority = match[3]!.replace(INTERPOLATION, '%').replace(/^.*(?<!%)@/, '');
  const [, host = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(:.*)?$/s.exec(authority) ?? [];
  const goesOn = isOperator(file, last + 1, '+') && /^"*#*$/.test(text.slice(match[0].length));
  if (host === '' && !goesOn) return undefined;
  const known = (port !== '' || !goesOn) && NAMES_HOST.test(host);
  return {
    scheme: match[2]!,
    secure: scheme === 'http' ? 'https' : 'wss',
    schemeStart: start + match[1]!.length,
    host: known ? host : undefined,
    port: port !== '',
    local: isLocal(host.toLowerCase(), known),
  };
}

const LOCAL_NAME = /^localhost\.?$|\.(localhost|local|test|invalid)\.?$/;
const LOCAL_ADDRESS =
  /^(127|10|0)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\.|^\[(::1?|fe[89ab][\da-f]:|f[cd][\da-f]{2}:)/;

/** This device, a name or an address of the local network, and the names that are reserved for tests. */
function isLocal(host: string, known: boolean): boolean {
  return LOCAL_NAME.test(host) || LOCAL_ADDRESS.test(host) || (known && /^[^.[\]]+$/.test(host));
}
