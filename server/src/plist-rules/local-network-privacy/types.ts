import { comparableType, neededTypes } from '../../analysis/local-network/declared-types.ts';
import {
  askingApps,
  type InformedTarget,
  isCertain,
  isLocalUse,
  lackFor,
} from '../../analysis/local-network/lacking.ts';
import type { TargetContext, UseInFile } from '../../analysis/project-context.ts';
import { serviceTypeProblem } from '../../analysis/network-names/bonjour-service-type.ts';
import type { PlaceInFile } from '../../analysis/finding.ts';

/** A service type that code uses and an Info.plist does not list. */
export interface Undeclared {
  readonly type: string;
  /** Its first use. */
  readonly place: PlaceInFile;
  readonly certain: boolean;
}

/** The types that the code of some targets uses without declaring them, each once, as far as the code was read. */
export function undeclaredTypes(targets: readonly TargetContext[]): readonly Undeclared[] {
  const found = new Map<string, Undeclared>();
  for (const target of askingApps(targets)) {
    for (const use of target.uses ?? []) {
      const lack = lackFor(target, use);
      for (const type of lack?.types ?? []) {
        if (found.has(comparableType(type))) continue;
        found.set(comparableType(type), { type, place: use.place, certain: isCertain(lack!) });
      }
    }
  }
  return [...found.values()];
}

/**
 * Answers which well-formed types no target uses that names the Info.plist. None, unless all that each of them is built
 * from was read, and it is known which types that uses, and that it uses some.
 */
export function unusedTypes(targets: readonly TargetContext[]): (type: string) => boolean {
  const apps = askingApps(targets);
  if (apps.length === 0 || apps.length < targets.length || !apps.every(showsAllTypes)) return () => false;
  const used = new Set(apps.flatMap((app) => usesOf(app).flatMap(typesOf)));
  return (type) => !/\$[({]/.test(type) && serviceTypeProblem(type) === undefined && !used.has(comparableType(type));
}

function showsAllTypes(app: InformedTarget): boolean {
  const uses = usesOf(app);
  return app.standsAlone === true && uses.length > 0 && uses.every(({ value }) => value !== undefined);
}

function usesOf({ uses }: InformedTarget): readonly UseInFile[] {
  return (uses ?? []).filter((use) => isLocalUse(use) && use.kind !== 'multicast');
}

function typesOf({ kind, value = '' }: UseInFile): readonly string[] {
  return neededTypes(kind, value).map(comparableType);
}
