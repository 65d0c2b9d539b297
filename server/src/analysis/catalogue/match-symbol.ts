import { cMention } from '../shape/c-mentions.ts';
import { declaresVariable } from '../shape/c-own-variables.ts';
import { enclosingType } from '../shape/enclosing-type.ts';
import type { Shape } from '../shape/shape.ts';
import { isEnumCase, isPlainPath, qualifiers, swiftMention } from '../shape/swift-mentions.ts';
import { isUnit, isWord, textOf } from '../shape/token-text.ts';
import { Char } from '../source/characters.ts';
import { isTheLegacyOne } from './ambiguity.ts';
import type { Catalogue, Matchable } from './catalogue.ts';

/** Whether the identifier at `token` mentions a type, function or constant of the catalogue in code. */
export function matchesSymbol(shape: Shape, token: number, api: Matchable, catalogue: Catalogue): boolean {
  return shape.file.language === 'swift' ? matchesInSwift(shape, token, api, catalogue) : matchesInC(shape, token, api);
}

function matchesInSwift(shape: Shape, token: number, api: Matchable, catalogue: Catalogue): boolean {
  const { file } = shape;
  switch (swiftMention(file, token)) {
    case 'reference':
      if (api.path.length > 0 || shape.declaredNames().has(api.name) || isOwnMethod(shape, token, api)) return false;
      return api.entry.ambiguous === undefined || isTheLegacyOne(shape, api.entry, catalogue);
    case 'member':
      return isQualified(qualifiers(file, token), isPlainPath(file, token), api);
    case 'implicit-member':
      return api.path.length > 0 && api.entry.distinctive === true && !isOwnConstant(shape, api);
    default:
      return false;
  }
}

/** Whether the type that the token stands in has a method of that name, which then hides the function. */
function isOwnMethod({ file, identifiers }: Shape, token: number, { name, entry }: Matchable): boolean {
  const type = entry.kind === 'function' ? enclosingType(file, token) : undefined;
  if (type === undefined) return false;
  return identifiers(name).some((other) => isWord(file, other - 1, 'func') && enclosingType(file, other) === type);
}

/** Whether the file declares a static property or a case of that name, which then is more likely to be meant. */
function isOwnConstant({ file, variables, identifiers }: Shape, { name }: Matchable): boolean {
  return variables().has(name) || identifiers(name).some((other) => isEnumCase(file, other));
}

/** `Module.Name` for a top-level name; `Module.Outer.Inner.name`, `Outer.Inner.name` or `Inner.name` for a dotted one. */
function isQualified(before: readonly string[], plain: boolean, { path, entry }: Matchable): boolean {
  if (path.length === 0) return plain && before.length === 1 && entry.modules.includes(before[0]!);
  const outer = before.slice(path.length);
  if (!plain || before.length === 0 || before.some((name, i) => i < path.length && name !== path.at(-1 - i)))
    return false;
  return outer.length === 0 || (outer.length === 1 && entry.modules.includes(outer[0]!));
}

function matchesInC(shape: Shape, token: number, api: Matchable): boolean {
  if (cMention(shape.file, token, shape.messageAt) !== 'reference' || shape.declaredNames().has(api.name)) return false;
  return api.entry.kind !== 'function' || !isOwnVariable(shape, token);
}

/** Whether a function's name is here that of a variable: no call, and the file declares a variable of that name. */
function isOwnVariable({ file, identifiers }: Shape, token: number): boolean {
  if (isUnit(file, token + 1, Char.OpenParen)) return false;
  return identifiers(textOf(file, token)).some((other) => declaresVariable(file, other));
}
