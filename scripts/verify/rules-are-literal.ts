/**
 * Fact: each file in `server/src/rules` exports by default a `definePatternRule({ … })` (in `plist-rules` a
 * `definePropertyListRule({ … })`) whose `id` is the file's name and whose `triggers` are written out. So people, the registry and the docs can read what a rule is without running it.
 */
import { Node, type ObjectLiteralExpression, type SourceFile } from 'ts-morph';
import { allRuleFiles, type RuleFile } from '../rule-files.ts';
import type { Problem } from '../knowledge/problems.ts';
import { readSources } from '../syntax.ts';

const DEFINERS: ReadonlySet<string> = new Set(['definePatternRule', 'definePropertyListRule']);

/** The rule files that are shaped otherwise. */
export function verify(root: string): readonly Problem[] {
  const sources = readSources(root);
  return allRuleFiles(root).flatMap((rule) => problemsOf(rule, sources.file(rule.file)));
}

function problemsOf({ id, file }: RuleFile, source: SourceFile): Problem[] {
  const definition = definitionIn(source);
  if (!definition)
    return [
      { file, line: 1, message: 'must export default definePatternRule({ … }) or definePropertyListRule({ … })' },
    ];
  const line = definition.getStartLineNumber();
  return [
    ...(literalId(definition) === id ? [] : [{ file, line, message: `id must be written out, and be '${id}'` }]),
    ...(hasLiteralTriggers(definition) ? [] : [{ file, line, message: 'triggers must be a list of texts' }]),
  ];
}

function definitionIn(source: SourceFile): ObjectLiteralExpression | undefined {
  const call = source.getExportAssignment((one) => !one.isExportEquals())?.getExpression();
  if (!Node.isCallExpression(call) || !DEFINERS.has(call.getExpression().getText())) return undefined;
  const [first] = call.getArguments();
  return Node.isObjectLiteralExpression(first) ? first : undefined;
}

function literalId(definition: ObjectLiteralExpression): string | undefined {
  const value = valueOf(definition, 'id');
  return Node.isStringLiteral(value) ? value.getLiteralValue() : undefined;
}

function hasLiteralTriggers(definition: ObjectLiteralExpression): boolean {
  const value = valueOf(definition, 'triggers');
  return Node.isArrayLiteralExpression(value) && value.getElements().every((one) => Node.isStringLiteral(one));
}

function valueOf(definition: ObjectLiteralExpression, name: string): Node | undefined {
  const property = definition.getProperty(name);
  return Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
}
