import { type Node, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser';
import type { Settings } from '../settings.ts';
import { type ConfigurationProblem, createReader } from './configuration-values.ts';
import { readDeploymentTargets, readExclude, readReporting, readRules } from './configuration-values.ts';

/** What the text of a `netguide.json` says. */
export interface ParsedConfiguration {
  /** What could be understood; keys that the file does not set are absent. */
  readonly settings: Partial<Settings>;
  readonly problems: readonly ConfigurationProblem[];
}

/** A configuration file in force. */
export interface Configuration extends ParsedConfiguration {
  /** Absolute path, with `/`. */
  readonly path: string;
  /** The folder that its `exclude` patterns are relative to. */
  readonly folder: string;
  readonly text: string;
}

/**
 * Reads a `netguide.json`: JSON in which comments and trailing commas are fine. Whatever is wrong becomes a problem at
 * its place, and the rest is honoured. `ruleIds` are the ids that `rules` may name. Never throws.
 */
export function parseConfiguration(text: string, ruleIds: ReadonlySet<string>): ParsedConfiguration {
  const errors: ParseError[] = [];
  const root = parseQuietly(text.replace(/^\uFEFF/, ' '), errors);
  const [first] = errors;
  const problems = first ? [syntaxProblem(first)] : [];
  const parsed = root ? readRoot(root, ruleIds) : { settings: {}, problems: [] };
  return { settings: parsed.settings, problems: [...problems, ...parsed.problems] };
}

function parseQuietly(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  } catch {
    // Nested deeper than the stack.
    errors.push({ error: 1, offset: 0, length: 1 });
    return undefined;
  }
}

function syntaxProblem({ error, offset, length }: ParseError): ConfigurationProblem {
  const what = printParseErrorCode(error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return { message: `This is not valid JSON: ${what}.`, offset, length, severity: 'error' };
}

function readRoot(root: Node, ruleIds: ReadonlySet<string>): ParsedConfiguration {
  const reader = createReader();
  const settings: { -readonly [Key in keyof Settings]?: Settings[Key] } = {};
  for (const [key, value, keyNode] of reader.properties(root, 'The configuration')) {
    if (key === 'rules') settings.rules = readRules(reader, value, ruleIds);
    else if (key === 'exclude') settings.exclude = readExclude(reader, value);
    else if (key === 'deploymentTargets') settings.deploymentTargets = readDeploymentTargets(reader, value);
    else if (key === 'reporting') Object.assign(settings, readReporting(reader, value));
    else if (key !== '$schema') reader.report(keyNode, `Unknown setting “${key}”.`, 'warning');
  }
  return { settings, problems: reader.problems };
}
