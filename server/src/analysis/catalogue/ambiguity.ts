import type { ApiEntry } from '../../knowledge/model.ts';
import type { Shape } from '../shape/shape.ts';
import type { Catalogue } from './catalogue.ts';

/** Modules whose own types bear the same names: where one is imported, a bare name means its type. */
const RIVALS = ['Network', 'SwiftUI'];

/**
 * Whether a bare Swift name that two modules share, or that people give to types of their own, is the legacy one: the
 * file imports its module and no rival, and mentions another type of the same rule whose name is not shared.
 */
export function isTheLegacyOne(shape: Shape, entry: ApiEntry, { typesOfRule, sharedNames }: Catalogue): boolean {
  const imports = shape.imports();
  if (!entry.modules.some((module) => imports.has(module)) || importsRival(shape)) return false;
  const neighbours = [...(typesOfRule.get(entry.rule) ?? [])].filter((name) => !sharedNames.has(name));
  return neighbours.some((name) => shape.identifiers(name).length > 0);
}

/** Whether the file imports a module whose own types and members bear the names of ambiguous entries. */
export function importsRival(shape: Shape): boolean {
  const imports = shape.imports();
  return RIVALS.some((module) => imports.has(module));
}
