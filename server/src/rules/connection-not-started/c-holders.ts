import { declaresVariable } from '../../analysis/shape/c-own-variables.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { containerOf, isOneOf, isOperator, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';
import { mentionsBetween } from '../../analysis/shape/within.ts';
import { Char } from '../../analysis/source/characters.ts';
import type { Holder } from './mentions.ts';

/** Blocks nested deeper than this are not followed outwards. */
const MAX_DEPTH = 60;
/** Most words before a declared name or a brace. */
const MAX_HEAD = 12;
/** A name that is mentioned more often than this is given up on. */
const MAX_MENTIONS = 1_000;

/** A local, a static variable, or a field or property that this file declares. */
export function cHolder(shape: Shape, token: number): Holder | undefined {
  const { file } = shape;
  const name = textOf(file, token);
  if (shape.identifiers(name).length > MAX_MENTIONS) return undefined;
  const isMember = isUnit(file, token - 1, Char.Dot) || isOperator(file, token - 1, '->');
  const block = isMember ? -1 : blockThatDeclares(shape, name, token);
  if (block >= 0) {
    const mentions = (): readonly number[] => mentionsBetween(shape, name, block, file.mate[block]!);
    return { key: `${name} ${String(block)}`, mentions: () => mentions().filter((one) => !declares(shape, one)) };
  }
  return hiddenHolder(shape, name.replace(/^_/, ''));
}

/** A property's name stands for its instance variable too. */
function hiddenHolder(shape: Shape, name: string): Holder | undefined {
  const all = [...shape.identifiers(name), ...shape.identifiers(`_${name}`)];
  if (all.length > MAX_MENTIONS) return undefined;
  const declared = all.filter((token) => declares(shape, token));
  if (declared.length === 0 || !declared.every((token) => isHidden(shape, token))) return undefined;
  return { key: name, mentions: () => all.filter((token) => !declares(shape, token)) };
}

/** The innermost block of statements around `token` that declares the name itself; -1 if none does. */
function blockThatDeclares(shape: Shape, name: string, token: number): number {
  const { file } = shape;
  const blocks = new Set(
    shape.identifiers(name).flatMap((one) => (declares(shape, one) ? [containerOf(file, one)] : [])),
  );
  let open = containerOf(file, token);
  for (let depth = 0; open >= 0 && depth < MAX_DEPTH; depth++) {
    if (blocks.has(open) && isUnit(file, open, Char.OpenBrace) && !isFields(shape, open)) return open;
    open = containerOf(file, open);
  }
  return -1;
}

/** Whether a brace begins the fields of a type, not statements. */
function isFields({ file }: Shape, open: number): boolean {
  for (let i = open - 1, steps = 0; i >= 0 && steps < MAX_HEAD; i--, steps++) {
    if (isOneOf(file, i, ';{})')) return false;
    if (/^(struct|class|union|@interface|@implementation)$/.test(textOf(file, i))) return true;
  }
  return false;
}

function declares({ file }: Shape, token: number): boolean {
  return isOneOf(file, token + 1, ';=,') && declaresVariable(file, token);
}

/** Whether no other file can see the variable that is declared at `token`: not so for a global one. */
function isHidden({ file }: Shape, token: number): boolean {
  if (containerOf(file, token) >= 0) return true;
  for (let i = token - 1, steps = 0; i >= 0 && steps < MAX_HEAD; i--, steps++) {
    if (isOneOf(file, i, ';{}')) return false;
    if (isWord(file, i, 'static') || textOf(file, i) === '@property') return true;
  }
  return false;
}
