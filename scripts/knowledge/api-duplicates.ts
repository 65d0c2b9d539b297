import type { ApiSource } from './api-sources.ts';
import type { Problem } from './problems.ts';

/** Spellings that stand more than once for the same kind in the same container, and replacements that are entries themselves. */
export function duplicateProblems(sources: readonly ApiSource[]): readonly Problem[] {
  return [
    ...repeated(sources, ({ c, kind, of }) => (c === undefined ? undefined : [c, kind, of])),
    ...repeated(sources, ({ c, swift = c, kind, of, ofSwift = of }) =>
      typeof swift === 'string' ? [swift, kind, ofSwift] : undefined,
    ),
    ...cataloguedReplacements(sources),
  ];
}

type Spelling = readonly [name: string, kind: string | undefined, container: string | undefined];

function repeated(
  sources: readonly ApiSource[],
  spellingOf: (source: ApiSource) => Spelling | undefined,
): readonly Problem[] {
  const first = new Map<string, ApiSource>();
  return sources.flatMap((source) => {
    const spelling = spellingOf(source);
    if (spelling === undefined) return [];
    const key = spelling.join(' ');
    const earlier = first.get(key);
    if (earlier)
      return [{ ...placeOf(source), message: `${spelling[0]} stands already at ${earlier.file}:${earlier.line}` }];
    first.set(key, source);
    return [];
  });
}

/** Nothing that the catalogue reports may be what it recommends. */
function cataloguedReplacements(sources: readonly ApiSource[]): readonly Problem[] {
  const catalogued = new Set(sources.flatMap(({ c, swift }) => [c, swift]));
  return sources.flatMap((source) =>
    (source.replacements ?? []).flatMap((name, index) =>
      catalogued.has(name)
        ? [{ ...placeOf(source), line: source.lineOf('replacements', index), message: `"${name}" is an entry itself` }]
        : [],
    ),
  );
}

function placeOf({ file, line }: ApiSource): { readonly file: string; readonly line: number } {
  return { file, line };
}
