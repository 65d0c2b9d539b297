import type { CatalogueRule } from '../../server/src/knowledge/model.ts';
import type { Problem } from './problems.ts';
import { type YamlSource, readYaml } from './read.ts';
import { type ReferenceCheck, parseReference } from './references.ts';
import type { ShapeCheck } from './schema.ts';

const FILE = 'knowledge/rules.yaml';

type RuleSource = Omit<CatalogueRule, 'guidance'> & { readonly guidance: readonly string[] };

/** Reads the catalogue rules of `knowledge/rules.yaml` below `root`; none if the file has a fault in its shape. */
export function readRules(
  root: string,
  check: ShapeCheck,
  checkReference: ReferenceCheck,
): { readonly rules: readonly CatalogueRule[]; readonly problems: readonly Problem[] } {
  const read = readYaml(root, FILE);
  if (!('source' in read)) return { rules: [], problems: read.problems };
  const shape = check(read.source, 'rules');
  if (shape.length > 0) return { rules: [], problems: shape };
  const rules = read.source.value as readonly RuleSource[];
  return {
    rules: rules.map((rule) => ({ ...rule, guidance: rule.guidance.map(parseReference) })),
    problems: [...duplicates(read.source, rules), ...badReferences(read.source, rules, checkReference)],
  };
}

function duplicates({ lineAt }: YamlSource, rules: readonly RuleSource[]): readonly Problem[] {
  return rules.flatMap(({ id }, index) =>
    rules.findIndex((rule) => rule.id === id) === index
      ? []
      : [{ file: FILE, line: lineAt([index, 'id']), message: `a rule "${id}" exists already` }],
  );
}

function badReferences({ lineAt }: YamlSource, rules: readonly RuleSource[], check: ReferenceCheck): Problem[] {
  return rules.flatMap(({ guidance }, index) =>
    guidance.flatMap((text, position) => {
      const message = check(parseReference(text));
      return message === undefined ? [] : [{ file: FILE, line: lineAt([index, 'guidance', position]), message }];
    }),
  );
}
