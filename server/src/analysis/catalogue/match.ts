import type { ApiEntry } from '../../knowledge/model.ts';
import type { Shape } from '../shape/shape.ts';
import { textOf } from '../shape/token-text.ts';
import { isInactive } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { importsRival } from './ambiguity.ts';
import type { Catalogue, Matchable } from './catalogue.ts';
import { matchesObjcMember } from './match-objc-member.ts';
import { matchesSwiftMember } from './match-swift-member.ts';
import { matchesSymbol } from './match-symbol.ts';

/** A use of an API: an entry and the range (UTF-16 offsets) of its identifier, or of a selector's first piece. */
export interface ApiUse {
  readonly entry: ApiEntry;
  readonly start: number;
  readonly end: number;
  /** The identifier as written, or the whole selector of an Objective-C message or method. */
  readonly symbol: string;
}

const NO_TYPES: ReadonlySet<string> = new Set();

/** Every use of the catalogue's APIs in a file, in order. Code that is never compiled for Apple platforms is passed over. */
export function findApiUses(shape: Shape, catalogue: Catalogue): readonly ApiUse[] {
  const { file } = shape;
  const table = file.language === 'swift' ? catalogue.swift : catalogue.c;
  const uses: ApiUse[] = [];
  const implemented = implementedFrameworks(shape, catalogue);
  for (let token = 0; token < file.tokens.count; token++) {
    const name = file.tokens.name[token]!;
    if (name < 0 || file.tokens.kind[token] !== TokenKind.Identifier) continue;
    const candidates = table[name]!;
    if (candidates.length === 0 || isInactive(file, token)) continue;
    const api = bestMatch(shape, token, candidates, catalogue);
    if (api && !implemented.has(api.entry.framework)) uses.push(useOf(shape, token, api));
  }
  return uses;
}

/** How many types or functions of a framework a file must declare itself to be taken for an implementation of it. */
const IMPLEMENTATION = 2;

/** The frameworks that the file implements rather than uses, such as a port of CoreFoundation to another system. */
function implementedFrameworks(shape: Shape, { frameworkOf }: Catalogue): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const name of shape.declaredNames()) {
    const framework = frameworkOf.get(name);
    if (framework !== undefined) counts.set(framework, (counts.get(framework) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= IMPLEMENTATION).map(([framework]) => framework));
}

/** The entry that a name stands for: one whose type the file shows before one that is merely distinctive. */
function bestMatch(
  shape: Shape,
  token: number,
  candidates: readonly Matchable[],
  catalogue: Catalogue,
): Matchable | undefined {
  const typed = candidates.length > 1 ? firstMatch(shape, token, candidates, catalogue, true) : undefined;
  return typed ?? firstMatch(shape, token, candidates, catalogue, false);
}

function firstMatch(
  shape: Shape,
  token: number,
  candidates: readonly Matchable[],
  catalogue: Catalogue,
  typed: boolean,
): Matchable | undefined {
  return candidates.find((candidate) => matches(shape, token, candidate, catalogue, typed));
}

function matches(shape: Shape, token: number, api: Matchable, catalogue: Catalogue, typed: boolean): boolean {
  if (api.owner === undefined) return !typed && matchesSymbol(shape, token, api, catalogue);
  // The members of a type that the file declares itself are its own.
  if (shape.declaredNames().has(api.owner)) return false;
  const types = catalogue.typesOfRule.get(api.entry.rule) ?? NO_TYPES;
  const evidence = { types, typed };
  if (shape.file.language === 'c') return matchesObjcMember(shape, token, api, evidence);
  // A member whose successor bears its name and labels is taken for that where the file may use it.
  const other = api.entry.ambiguous !== undefined && importsRival(shape);
  return !other && matchesSwiftMember(shape, token, api, evidence);
}

function useOf({ file }: Shape, token: number, { entry }: Matchable): ApiUse {
  const selector = file.language === 'c' && entry.kind === 'method' && entry.c !== undefined;
  return {
    entry,
    start: file.tokens.start[token]!,
    end: file.tokens.end[token]!,
    symbol: selector ? entry.c : textOf(file, token),
  };
}
