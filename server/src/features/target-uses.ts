import { usesIn } from '../analysis/analyze.ts';
import type { Engine } from '../analysis/engine.ts';
import { placesIn } from '../analysis/place-in-file.ts';
import type { Surroundings, TargetContext, UseInFile } from '../analysis/project-context.ts';
import { languageOfPath } from '../analysis/source/language.ts';
import { withUses } from '../analysis/uses/wanted-uses.ts';
import type { DocumentScope } from './settings-store.ts';

/** Finds out what the code of targets does, for the property lists that are open; as far as it is on disk. */
export interface TargetUses {
  /** What surrounds a property list, with the uses that rules ask for; the same object until something changes. Never rejects. */
  complete(scope: DocumentScope): Promise<Surroundings>;
  /** A file of code changed. */
  forget(): void;
}

/** What is read of one target at most; a larger one stays unknown. */
const MAX_FILES = 2000;
const MAX_UNITS = 30_000_000;

/** Reads each target once. */
export function createTargetUses(engine: Engine): TargetUses {
  let targets = new WeakMap<TargetContext, Promise<readonly UseInFile[] | undefined>>();
  let completed = new WeakMap<DocumentScope, Promise<Surroundings>>();
  return {
    complete: (scope) => {
      const usesOf = (target: TargetContext): Promise<readonly UseInFile[] | undefined> => {
        const known = targets.get(target) ?? readUses(engine, scope, target);
        targets.set(target, known);
        return known;
      };
      const known = completed.get(scope) ?? withUses(engine, scope.settings, scope.surroundings, usesOf);
      completed.set(scope, known);
      return known;
    },
    forget: () => {
      targets = new WeakMap();
      completed = new WeakMap();
    },
  };
}

async function readUses(
  engine: Engine,
  scope: DocumentScope,
  target: TargetContext,
): Promise<readonly UseInFile[] | undefined> {
  const sources = await scope.sourcesOf(target);
  if (sources === undefined || sources.paths.length > MAX_FILES) return undefined;
  const found: UseInFile[] = [];
  let units = 0;
  for (const path of sources.paths) {
    const text = await sources.read(path);
    units += text?.length ?? 0;
    if (text === undefined || units > MAX_UNITS) return undefined;
    found.push(...placed(engine, path, text));
  }
  return found;
}

function placed(engine: Engine, path: string, text: string): readonly UseInFile[] {
  const language = languageOfPath(path);
  const uses = language === undefined ? [] : usesIn({ text, language }, engine);
  if (uses.length === 0) return [];
  const place = placesIn(path, text);
  return uses.map(({ start, end, ...use }) => ({ ...use, place: place({ start, end }) }));
}
