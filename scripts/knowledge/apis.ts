import type { ApiEntry } from '../../server/src/knowledge/model.ts';
import { type ApiContext, apiProblems } from './api-problems.ts';
import { type ApiSource, readApiSources } from './api-sources.ts';
import { duplicateProblems } from './api-duplicates.ts';
import type { Problem } from './problems.ts';
import { parseReference } from './references.ts';
import type { ShapeCheck } from './schema.ts';

/** Reads the API entries below `root`. An entry with a problem is left out: every entry returned is complete. */
export function readApis(
  root: string,
  check: ShapeCheck,
  context: ApiContext,
): { readonly apis: readonly ApiEntry[]; readonly problems: readonly Problem[] } {
  const { sources, problems } = readApiSources(root, check);
  const apis: ApiEntry[] = [];
  const found: Problem[] = [...problems, ...duplicateProblems(sources)];
  for (const source of sources) {
    const own = apiProblems(source, context);
    found.push(...own);
    if (own.length === 0) apis.push(toEntry(source, context));
  }
  return { apis, problems: found };
}

function toEntry(source: ApiSource, { replacements }: ApiContext): ApiEntry {
  const { c, of, ofSwift, note, framework, modules, rule, distinctive, requirement, ambiguous, from } = source;
  const swift = swiftSpelling(source);
  return {
    ...(c === undefined ? {} : { c }),
    ...(swift === undefined ? {} : { swift }),
    kind: source.kind!,
    ...(of === undefined ? {} : { of }),
    ...(ofSwift === undefined ? {} : { ofSwift }),
    ...(distinctive === true ? { distinctive } : {}),
    ...(requirement === true ? { requirement } : {}),
    ...(source.parameter === undefined ? {} : { parameter: source.parameter }),
    ...(source.static === true ? { static: true } : {}),
    ...(ambiguous === undefined ? {} : { ambiguous }),
    ...(from === undefined ? {} : { from }),
    framework,
    modules,
    rule,
    status: source.status!,
    deprecated: source.deprecated ?? {},
    replacements: source.replacements!.map((name) => replacements.get(name)!),
    guidance: source.guidance!.map(parseReference),
    ...(note === undefined ? {} : { note }),
  };
}

/** The Swift spelling of an entry, `undefined` where Swift can't see it. */
function swiftSpelling({ c, swift }: ApiSource): string | undefined {
  return swift === null ? undefined : (swift ?? c);
}
