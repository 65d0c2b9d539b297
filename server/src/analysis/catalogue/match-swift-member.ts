import { swiftConformances } from '../shape/conformances.ts';
import { swiftReceiverType } from '../shape/receivers.ts';
import type { Shape } from '../shape/shape.ts';
import { argumentsOf, labelsFit, swiftCallAt } from '../shape/swift-calls.ts';
import { typeHeader } from '../shape/swift-variables.ts';
import { containerOf, isUnit, isWord, textOf } from '../shape/token-text.ts';
import { swiftTypeName } from '../shape/type-names.ts';
import { Char } from '../source/characters.ts';
import type { Matchable } from './catalogue.ts';

/**
 * Whether the identifier at `token` uses a member of the catalogue: a call whose labels fit, or a property access, on
 * a receiver whose type the file shows (or on any, when the entry is distinctive); or, for a protocol's requirement,
 * its implementation. `types` are the type names of the entry's rule.
 */
export function matchesSwiftMember(shape: Shape, token: number, api: Matchable, types: ReadonlySet<string>): boolean {
  const { file } = shape;
  if (isWord(file, token - 1, 'func')) return api.entry.requirement === true && implementsIt(shape, token, api, types);
  if (!hasShape(shape, token, api)) return false;
  if (!isUnit(file, token - 1, Char.Dot)) return enclosingType(shape, token) === api.owner && api.labels !== undefined;
  const receiver = swiftReceiverType(file, shape.variables(), token - 1);
  if (receiver === api.owner) return true;
  return api.entry.distinctive === true && (receiver === undefined || !shape.declaredNames().has(receiver));
}

/** A call with fitting labels for a method; for a property, anything but a call. */
function hasShape(shape: Shape, token: number, api: Matchable): boolean {
  const call = swiftCallAt(shape.file, token);
  if (api.labels === undefined) return call === undefined && isUnit(shape.file, token - 1, Char.Dot);
  return call !== undefined && labelsFit(call, api.labels);
}

/** The name of the type or extension that the token stands in, at any depth. */
function enclosingType({ file }: Shape, token: number): string | undefined {
  for (let open = containerOf(file, token); open >= 0; open = containerOf(file, open)) {
    const header = isUnit(file, open, Char.OpenBrace) ? typeHeader(file, open) : undefined;
    if (header !== undefined) return textOf(file, header + 1);
  }
  return undefined;
}

function implementsIt({ file }: Shape, token: number, api: Matchable, types: ReadonlySet<string>): boolean {
  const open = token + 1;
  const close = file.mate[open] ?? -1;
  if (!isUnit(file, open, Char.OpenParen) || close < 0 || api.labels === undefined) return false;
  const parameters = argumentsOf(file, open, close);
  // In `_ session: T` and `peer id: T` the external label is the first word.
  const labels = parameters.map(({ label, labelled, first }) => (labelled ? label : textOf(file, first)));
  if (labels.length !== api.labels.length || labels.some((label, i) => label !== api.labels![i])) return false;
  if (swiftConformances(file, token).includes(api.owner!)) return true;
  return parameters.some(({ first, last }) => types.has(parameterType(file, first, last) ?? ''));
}

function parameterType(file: Shape['file'], first: number, last: number): string | undefined {
  for (let i = first; i < last; i++) if (isUnit(file, i, Char.Colon)) return swiftTypeName(file, i + 1);
  return swiftTypeName(file, first);
}
