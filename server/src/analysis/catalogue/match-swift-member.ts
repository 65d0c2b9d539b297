import { swiftConformances } from '../shape/conformances.ts';
import { enclosingType } from '../shape/enclosing-type.ts';
import { swiftReceiverType } from '../shape/receivers.ts';
import type { Shape } from '../shape/shape.ts';
import { argumentsOf, labelsFit, swiftCallAt } from '../shape/swift-calls.ts';
import { swiftMention } from '../shape/swift-mentions.ts';
import { isUnit, isWord, textOf } from '../shape/token-text.ts';
import { swiftTypeName } from '../shape/type-names.ts';
import { variableAt } from '../shape/variables.ts';
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
  if (!isUnit(file, token - 1, Char.Dot)) return isOwnMember(shape, token, api);
  const receiver = swiftReceiverType(file, shape.variables(), token - 1);
  if (receiver === api.owner) return true;
  if (api.entry.distinctive !== true || shape.declaredMethods().has(api.name)) return false;
  return receiver === undefined || !shape.declaredNames().has(receiver);
}

/** A call with fitting labels for a method; for a property, anything but a call. */
function hasShape(shape: Shape, token: number, api: Matchable): boolean {
  const call = swiftCallAt(shape.file, token);
  return api.labels === undefined ? call === undefined : call !== undefined && labelsFit(call, api.labels);
}

/** A bare name within an extension of the type that declares the member. */
function isOwnMember({ file, variables }: Shape, token: number, api: Matchable): boolean {
  if (swiftMention(file, token) !== 'reference' || variableAt(variables(), api.name, token) !== undefined) return false;
  return enclosingType(file, token) === api.owner;
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
