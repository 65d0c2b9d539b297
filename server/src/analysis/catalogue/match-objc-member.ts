import { objcMethodAt } from '../shape/objc-methods.ts';
import { objcReceiverType } from '../shape/receivers.ts';
import type { Shape } from '../shape/shape.ts';
import { containerOf, isOperator, isUnit, isWord, textOf } from '../shape/token-text.ts';
import { Char } from '../source/characters.ts';
import type { Evidence } from './evidence.ts';
import type { Matchable } from './catalogue.ts';

/**
 * Whether the identifier at `token` uses a member of the catalogue: the first piece of a message with its selector, or
 * a property access, on a receiver whose class the file shows (or on any, when the entry is distinctive); or, for a
 * protocol's requirement, its implementation.
 */
export function matchesObjcMember(shape: Shape, token: number, api: Matchable, evidence: Evidence): boolean {
  const { file } = shape;
  const open = containerOf(file, token);
  if (isUnit(file, open, Char.OpenBracket) && matchesMessage(shape, open, token, api, evidence)) return true;
  if (isUnit(file, token - 1, Char.Dot)) return matchesProperty(shape, token, api, evidence);
  return api.entry.requirement === true && implementsIt(shape, token, api, evidence.types);
}

function matchesMessage(shape: Shape, open: number, token: number, api: Matchable, { typed }: Evidence): boolean {
  const message = shape.messageAt(open);
  if (message?.pieces[0]?.token !== token || message.selector !== api.selector) return false;
  const { entry, owner } = api;
  const onType = message.receiverEnd === open + 2 && isWord(shape.file, open + 1, owner);
  if (entry.static === true) return onType;
  if (objcReceiverType(shape.file, shape.variables(), open + 1, message.receiverEnd) === owner) {
    return !onType || entry.distinctive === true;
  }
  return !typed && entry.distinctive === true && !declaresIt(shape, api);
}

function matchesProperty(shape: Shape, token: number, api: Matchable, { typed }: Evidence): boolean {
  if (api.entry.kind !== 'property' || api.name !== api.entry.c) return false;
  const receiver = dotReceiverType(shape, token - 1);
  if (receiver === api.owner) return true;
  return !typed && api.entry.distinctive === true && receiver === undefined && !declaresIt(shape, api);
}

/** Whether the file declares a method or a property of that name, which then is more likely to be meant. */
function declaresIt(shape: Shape, { selector = '', name }: Matchable): boolean {
  return shape.declaredMethods().has(selector) || shape.variables().has(name);
}

/** The class of what stands before a dot: `name.`, `self.name.`, `self->_name.`, `[self name].`, `((Type *)name).`. */
function dotReceiverType({ file, variables }: Shape, dot: number): string | undefined {
  const end = dot - 1;
  const open = file.mate[end] ?? -1;
  if (open >= 0 && open < end) {
    return isWord(file, open - 1) ? undefined : objcReceiverType(file, variables(), open, dot);
  }
  const nested = isUnit(file, end - 1, Char.Dot) || isOperator(file, end - 1, '->');
  return objcReceiverType(file, variables(), nested ? end - 2 : end, dot);
}

function implementsIt(shape: Shape, token: number, api: Matchable, types: ReadonlySet<string>): boolean {
  const method = objcMethodAt(shape.file, token);
  if (method === undefined || method.selector !== api.selector) return false;
  if (shape.objcConformances().has(api.owner!)) return true;
  return method.parameters.some(({ typeFirst, typeLast }) => {
    for (let i = typeFirst; i < typeLast; i++) if (types.has(textOf(shape.file, i))) return true;
    return false;
  });
}
