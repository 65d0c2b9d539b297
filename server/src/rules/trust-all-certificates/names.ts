import { Char } from '../../analysis/source/characters.ts';
import type { SourceFile } from '../../analysis/source/source-file.ts';
import { onlyReturn } from './only-return.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isOperator, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';

/** The names in a file that stand for a server's trust and for the challenge that it comes with. */
export interface TrustNames {
  readonly trust: ReadonlySet<string>;
  readonly challenge: ReadonlySet<string>;
  /** Whether the file shows a function of that name, and all it does is to say yes. */
  saysYes(name: string): boolean;
}

const TRUST_TYPES = ['SecTrust', 'SecTrustRef', 'sec_trust_t'];
const CHALLENGE_TYPES = [
  'URLAuthenticationChallenge',
  'NSURLAuthenticationChallenge',
  'URLProtectionSpace',
  'NSURLProtectionSpace',
];

/** Collects them from the types that the file writes, with the names that the frameworks give. */
export function trustNames(shape: Shape): TrustNames {
  const known = new Map<string, boolean>();
  return {
    saysYes(name) {
      if (!known.has(name))
        known.set(
          name,
          shape.identifiers(name).some((token) => onlyReturn(shape, token) === 'true'),
        );
      return known.get(name)!;
    },
    trust: new Set(['serverTrust', ...TRUST_TYPES.flatMap((type) => namesOfType(shape, type))]),
    challenge: new Set([
      'challenge',
      'protectionSpace',
      'authenticationMethod',
      ...CHALLENGE_TYPES.flatMap((type) => namesOfType(shape, type)),
    ]),
  };
}

/** The names that are declared with the type `type`, wherever in the file. */
function namesOfType(shape: Shape, type: string): readonly string[] {
  const { file } = shape;
  return shape.identifiers(type).flatMap((token) => {
    const name = file.language === 'swift' ? swiftNameBefore(file, token) : cNameAfter(file, token);
    return isWord(file, name) ? [textOf(file, name)] : [];
  });
}

/** `name: T`, `name: inout T` */
function swiftNameBefore(file: SourceFile, type: number): number {
  const colon = isWord(file, type - 1) ? type - 2 : type - 1;
  return isUnit(file, colon, Char.Colon) ? colon - 1 : -1;
}

/** Longest way from a type to the name, in tokens: stars, qualifiers and a parenthesis. */
const MAX_QUALIFIERS = 5;

/** `T name`, `T *name`, `(T * _Nonnull)name` */
function cNameAfter(file: SourceFile, type: number): number {
  let i = type + 1;
  for (let steps = 0; steps < MAX_QUALIFIERS; steps++, i++) {
    const skipped =
      isOperator(file, i, '*') || isUnit(file, i, Char.CloseParen) || /^(_N\w+|__\w+|const)$/.test(textOf(file, i));
    if (!skipped) return i;
  }
  return -1;
}
