import { Char } from '../../analysis/source/characters.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { containerOf, isUnit, isWord } from '../../analysis/shape/token-text.ts';
import { answerAround } from './credential-answers.ts';

/** The tokens that make a credential from a trust: `URLCredential(trust:)`, `.init(trust:)`, `credentialForTrust:`. */
export function credentialsFromTrust(shape: Shape): readonly number[] {
  return shape.file.language === 'swift' ? swiftCredentials(shape) : objcCredentials(shape);
}

function swiftCredentials(shape: Shape): readonly number[] {
  const { file } = shape;
  const named = ['URLCredential', 'NSURLCredential'].flatMap((type) => shape.identifiers(type));
  const made = named.filter((token) => {
    const explicit = isUnit(file, token + 1, Char.Dot) && isWord(file, token + 2, 'init');
    return isTrustLabel(shape, (explicit ? token + 2 : token) + 1);
  });
  const implicit = named.length === 0 ? [] : shape.identifiers('init').filter((token) => isImplicit(shape, token));
  return [...made, ...implicit];
}

/** `(trust:`, of a call or of a function's name. */
function isTrustLabel({ file }: Shape, open: number): boolean {
  return isUnit(file, open, Char.OpenParen) && isWord(file, open + 1, 'trust') && isUnit(file, open + 2, Char.Colon);
}

/** `.init(trust:)`, of no type by name, in an answer that uses it. */
function isImplicit(shape: Shape, token: number): boolean {
  const { file } = shape;
  const bare =
    isUnit(file, token - 1, Char.Dot) && !isWord(file, token - 2) && !isUnit(file, token - 2, Char.CloseParen);
  return bare && isTrustLabel(shape, token + 1) && answerAround(shape, token) !== undefined;
}

function objcCredentials(shape: Shape): readonly number[] {
  return [
    ...shape.identifiers('credentialForTrust'),
    ...shape.identifiers('initWithTrust').filter((token) => isOfCredential(shape, token)),
  ].filter(
    (token) =>
      isUnit(shape.file, token + 1, Char.Colon) && isUnit(shape.file, containerOf(shape.file, token), Char.OpenBracket),
  );
}

function isOfCredential({ file }: Shape, token: number): boolean {
  return isUnit(file, token - 1, Char.CloseBracket) && isWord(file, file.mate[token - 1]! + 1, 'NSURLCredential');
}
