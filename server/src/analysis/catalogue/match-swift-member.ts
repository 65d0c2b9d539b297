import { superclassOf, swiftConformances } from '../shape/conformances.ts';
import { enclosingType, enclosingTypeHeader } from '../shape/enclosing-type.ts';
import { swiftReceiverType } from '../shape/receivers.ts';
import type { Shape } from '../shape/shape.ts';
import { argumentsOf, labelsFit } from '../shape/swift-calls.ts';
import { swiftMention } from '../shape/swift-mentions.ts';
import { endsLine, isUnit, isWord, textOf } from '../shape/token-text.ts';
import { swiftTypeName } from '../shape/type-names.ts';
import { variableAt } from '../shape/variables.ts';
import { Char } from '../source/characters.ts';
import type { Matchable } from './catalogue.ts';
import type { Evidence } from './evidence.ts';

/**
 * Whether the identifier at `token` uses a member of the catalogue: a call whose labels fit, or a property access, on
 * a receiver whose type the file shows (or on any, when the entry is distinctive); an initialiser by its type's name
 * and labels; or, for a protocol's requirement, its implementation.
 */
export function matchesSwiftMember(shape: Shape, token: number, api: Matchable, evidence: Evidence): boolean {
  const { file } = shape;
  if (isWord(file, token - 1, 'func')) {
    return api.entry.requirement === true && implementsIt(shape, token, api, evidence.types);
  }
  if (api.initialises === true) return initialisesIt(shape, token, api);
  if (!hasShape(shape, token, api)) return false;
  if (!isUnit(file, token - 1, Char.Dot)) return isOwnMember(shape, token, api, evidence);
  if (api.entry.static === true) return isTypeName(shape, token - 2, api);
  const receiver = swiftReceiverType(file, shape.variables(), token - 1);
  if (receiver === api.owner) {
    return api.entry.distinctive === true || !isTypeName(shape, token - 2, api) || isNameOnly(shape, token);
  }
  if (evidence.typed || api.entry.distinctive !== true || declaresIt(shape, api)) return false;
  return receiver === undefined || !shape.declaredNames().has(receiver);
}

/** `T(labels)` or `T.init(labels)`, where `T` is not the file's own. */
function initialisesIt(shape: Shape, token: number, { name, labels, entry }: Matchable): boolean {
  const { file } = shape;
  const mention = swiftMention(file, token);
  const qualified = mention === 'member' && entry.modules.includes(textOf(file, token - 2));
  if ((mention !== 'reference' && !qualified) || shape.declaredNames().has(name)) return false;
  const explicit = isUnit(file, token + 1, Char.Dot) && isWord(file, token + 2, 'init');
  const call = shape.callAt(explicit ? token + 2 : token);
  return call !== undefined && labelsFit(call, labels!);
}

/** Whether the token is the declaring type's own name rather than a value of it. */
function isTypeName({ file, variables }: Shape, token: number, { owner = '' }: Matchable): boolean {
  return isWord(file, token, owner) && variableAt(variables(), owner, token) === undefined;
}

/** `\T.property`, or `T.method(_:)` as in `#selector`: what belongs to a value, named by way of its type. */
function isNameOnly({ file, callAt }: Shape, token: number): boolean {
  if (textOf(file, token - 3) === '\\') return true;
  const call = callAt(token);
  return call !== undefined && call.arguments.length > 0 && call.arguments.every(({ first, last }) => first === last);
}

/** Whether the file declares a method or a property of that name, which then is more likely to be meant. */
function declaresIt(shape: Shape, { name, labels }: Matchable): boolean {
  return labels === undefined ? shape.variables().has(name) : shape.declaredMethods().has(name);
}

/** A call with fitting labels for a method, its only argument perhaps a closure behind it; for a property, anything else. */
function hasShape({ file, callAt }: Shape, token: number, api: Matchable): boolean {
  const { labels } = api;
  const call = callAt(token);
  if (labels === undefined) return call === undefined;
  if (call !== undefined) return labelsFit(call, labels);
  const closure = labels.length === 1 && isUnit(file, token + 1, Char.OpenBrace) && !endsLine(file, token);
  return closure && !isToldByLabel(api);
}

/** Whether what replaces a method differs from it in the label of its only argument, so that a closure behind may be either's. */
function isToldByLabel({ name, entry }: Matchable): boolean {
  return entry.replacements.some(({ api }) => {
    const base = /(\w+)\(\w+:\)$/.exec(api)?.[1];
    return base === name && api.split('.').at(-1) !== entry.swift;
  });
}

/** A bare name within the type that declares the member, an extension of it, or a subclass. */
function isOwnMember(shape: Shape, token: number, api: Matchable, { typed }: Evidence): boolean {
  const { file, variables } = shape;
  if (swiftMention(file, token) !== 'reference' || variableAt(variables(), api.name, token) !== undefined) return false;
  const superclass = superclassOf(file, enclosingTypeHeader(file, token));
  if (enclosingType(file, token) === api.owner || superclass === api.owner) return true;
  const inherited = !typed && api.entry.distinctive === true && api.labels !== undefined && superclass !== undefined;
  return inherited && !declaresIt(shape, api);
}

function implementsIt({ file }: Shape, token: number, api: Matchable, types: ReadonlySet<string>): boolean {
  const open = token + 1;
  const close = file.mate[open] ?? -1;
  if (!isUnit(file, open, Char.OpenParen) || close < 0 || api.labels === undefined) return false;
  const parameters = argumentsOf(file, open, close);
  // In `_ session: T` and `peer id: T` the external label is the first word.
  const labels = parameters.map(({ label, labelled, first }) => (labelled ? label : textOf(file, first)));
  if (labels.length !== api.labels.length || labels.some((label, i) => label !== api.labels![i])) return false;
  const { parameter } = api.entry;
  const last = parameters.at(-1);
  if (parameter !== undefined && (!last || parameterType(file, last.first, last.last) !== parameter)) return false;
  if (swiftConformances(file, token).includes(api.owner!)) return true;
  return parameters.some(({ first, last }) => types.has(parameterType(file, first, last) ?? ''));
}

function parameterType(file: Shape['file'], first: number, last: number): string | undefined {
  for (let i = first; i < last; i++) if (isUnit(file, i, Char.Colon)) return swiftTypeName(file, i + 1);
  return swiftTypeName(file, first);
}
