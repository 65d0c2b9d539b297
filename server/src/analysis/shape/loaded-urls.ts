import { Char } from '../source/characters.ts';
import { choiceAround } from './choices.ts';
import { type ArgumentUse, argumentUse, assignedName, type Expression, widen } from './expressions.ts';
import type { Shape } from './shape.ts';
import { isUnit, textOf } from './token-text.ts';
import { loadsUrl, madeFromUrl, type UrlStage } from './url-calls.ts';
import { computedName, textBegunBy } from './url-texts.ts';
import { variableMentioned } from './variable-mentions.ts';
import { type Variable, variableDeclaredAt } from './variables.ts';

/** How many names a URL may pass through and still be followed. */
const MAX_NAMES = 20;
/** The most calls around a URL, one within the other. */
const MAX_CALLS = 20;

/**
 * Tells of a string literal whether the URL in it is loaded in this file: made into a URL or a request and handed,
 * directly or through names that the file shows, to something that loads it. A URL that is only shown, compared, stored or
 * opened in another app is not.
 */
export function createLoadedUrls(shape: Shape): (literal: Expression) => boolean {
  const known = new Map<Variable | string, boolean>();
  return (literal) => isLoaded(shape, literal, 'text', { known, followed: new Set() });
}

/** The search for the fate of one literal. What the file does not declare, a macro for instance, goes by its name. */
interface Search {
  /** Whether what a name stands for is loaded, as far as it has been found out. */
  readonly known: Map<Variable | string, boolean>;
  /** The names that the URL has passed through. */
  readonly followed: Set<Variable | string>;
}

function isLoaded(shape: Shape, inner: Expression, before: UrlStage, search: Search): boolean {
  let stage = before;
  let expression = widen(shape.file, inner);
  expression = widen(shape.file, textBegunBy(shape.file, expression) ?? expression);
  for (let calls = 0; calls < MAX_CALLS; calls++) {
    const choice = choiceAround(shape, expression);
    if (choice.first < expression.first) expression = widen(shape.file, choice);
    const use = argumentUse(shape, expression);
    if (use === undefined) break;
    if (loadsUrl(shape, use, stage)) return true;
    const made = isFurtherOperand(shape, use, expression) ? undefined : madeFromUrl(shape, use, stage);
    if (made === undefined) return false;
    stage = made;
    expression = widen(shape.file, use.whole());
  }
  const assigned = assignedName(shape.file, expression);
  const name = assigned < 0 ? computedName(shape.file, expression) : assigned;
  return name >= 0 && isNameLoaded(shape, name, stage, search);
}

/** Whether the expression is filled into a format rather than being what a Swift string is made from. */
function isFurtherOperand({ file }: Shape, { label }: ArgumentUse, { first }: Expression): boolean {
  return file.language === 'swift' && label === '_' && isUnit(file, first - 1, Char.Comma);
}

/** Whether what the name that is declared or assigned at `token` stands for is loaded. */
function isNameLoaded(shape: Shape, token: number, stage: UrlStage, search: Search): boolean {
  const { known, followed } = search;
  const name = textOf(shape.file, token);
  const own = variableDeclaredAt(shape.variables(), name, token) ?? variableMentioned(shape, name, token);
  const key = own ?? name;
  const before = known.get(key);
  if (before !== undefined || followed.has(key) || followed.size === MAX_NAMES) return before ?? false;
  followed.add(key);
  const uses = shape.mentionsByVariable(name).get(own) ?? [];
  const loaded = uses.some((use) => use !== token && isLoaded(shape, { first: use, last: use }, stage, search));
  if (loaded || followed.size === 1) known.set(key, loaded);
  return loaded;
}
