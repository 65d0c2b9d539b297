import { Char } from '../../analysis/source/characters.ts';
import { bracesAround } from '../../analysis/shape/functions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { containerOf, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';
import { createDominance, type Dominance, evaluatesSomewhere } from './dominance.ts';
import type { Facts } from './decides.ts';
import { factsOf, type Scope } from './facts.ts';
import type { TrustNames } from './names.ts';

/** A function with the answers to what its places depend on. */
export interface Judged {
  readonly scope: Scope;
  readonly facts: Facts;
  readonly dominance: Dominance;
  /** Whether it calls an evaluation, whatever becomes of the result. */
  readonly evaluates: boolean;
}

/**
 * Gives the function around a token, judged; each function is read once. A token outside of all functions has none, nor
 * has one in functions that are nested too deeply.
 */
export type Judge = (token: number) => Judged | undefined;

/** How often a token is read at most, on the average; functions are hardly ever nested, except in broken text. */
const READS_PER_TOKEN = 6;

/** `accepts` tells the tokens that accept a server. */
export function createJudge(shape: Shape, names: TrustNames, accepts: (token: number) => boolean): Judge {
  const byContainer = new Map<number, Judged | undefined>();
  const byScope = new Map<number, Judged | undefined>();
  let budget = READS_PER_TOKEN * shape.file.tokens.count;
  return (token) => {
    const container = containerOf(shape.file, token);
    if (!byContainer.has(container)) byContainer.set(container, judgedAround(token));
    return byContainer.get(container);
  };

  function judgedAround(token: number): Judged | undefined {
    const scope = scopeAround(shape, token);
    if (scope === undefined) return undefined;
    if (!byScope.has(scope.open)) byScope.set(scope.open, judge(scope));
    return byScope.get(scope.open);
  }

  function judge(scope: Scope): Judged | undefined {
    budget -= scope.close - scope.open;
    if (budget < 0) return undefined;
    const facts = factsOf(shape, names, scope);
    const dominance = createDominance({ shape, facts, accepts }, scope);
    return { scope, facts, dominance, evaluates: evaluatesSomewhere(shape, scope) };
  }
}

/** The function around a token, or, in a stored closure, the outermost closure. */
function scopeAround({ file }: Shape, token: number): Scope | undefined {
  const braces = bracesAround(file, token);
  const named = braces.find(({ kind }) => kind === 'function' || kind === 'accessor');
  const found = named ?? braces.findLast(({ kind }) => kind === 'closure');
  return found && { open: found.open, close: file.mate[found.open]! };
}

const ACCEPTS = /^(NSURLSessionAuthChallengeUseCredential|useCredential)$/;

/** Whether the token says that a challenge is to be answered with a credential. */
export function saysUseCredential({ file }: Shape, token: number): boolean {
  if (!isWord(file, token)) return false;
  const text = textOf(file, token);
  return (
    ACCEPTS.test(text) ||
    (text === 'use' && isUnit(file, token + 1, Char.OpenParen) && isUnit(file, token - 1, Char.Dot))
  );
}
