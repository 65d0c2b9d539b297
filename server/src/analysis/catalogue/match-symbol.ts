import { cMention } from '../shape/c-mentions.ts';
import type { Shape } from '../shape/shape.ts';
import { isPlainPath, qualifiers, swiftMention } from '../shape/swift-mentions.ts';
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
      if (api.path.length > 0 || shape.declaredNames().has(api.name)) return false;
      return api.entry.ambiguous === undefined || isTheLegacyOne(shape, api.entry, catalogue);
    case 'member':
      return isQualified(qualifiers(file, token), isPlainPath(file, token), api);
    case 'implicit-member':
      return api.path.length > 0 && api.entry.distinctive === true && !shape.variables().has(api.name);
    default:
      return false;
  }
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
  return cMention(shape.file, token, shape.messageAt) === 'reference' && !shape.declaredNames().has(api.name);
}
