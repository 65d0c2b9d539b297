import type { ScanFinding, ScanWorkspaceResult } from '../../server/src/protocol.ts';

/** What stands at the top of the tree. */
export type Grouping = 'rule' | 'file';

/** A rule with its findings, in files when rules stand at the top. */
export interface RuleNode {
  readonly kind: 'rule';
  readonly title: string;
  readonly ruleId: string;
  /** How many findings, and in how many files. */
  readonly description: string;
  readonly children: readonly FileNode[];
}

/** A file with its findings. */
export interface FileNode {
  readonly kind: 'file';
  readonly uri: string;
  readonly count: number;
  readonly children: readonly FindingNode[];
}

/** One finding. */
export interface FindingNode {
  readonly kind: 'finding';
  readonly finding: ScanFinding;
  readonly description: string;
}

/** A node of the tree of findings. */
export type ReportNode = RuleNode | FileNode | FindingNode;

/** The tree of a scan: rules with the most findings first, files by address, findings as they stand in the file. */
export function reportTree(result: ScanWorkspaceResult, grouping: Grouping): readonly ReportNode[] {
  return grouping === 'rule'
    ? rules(result)
    : files(result.findings, (one) => `${place(one)} · ${titleOf(one, result)}`);
}

/** The line above the tree: `214 findings in 35 of 812 files, 1.2 s`. */
export function reportSummary(result: ScanWorkspaceResult): string {
  const affected = new Set(result.findings.map((one) => one.uri)).size;
  const seconds = (result.milliseconds / 1000).toFixed(1);
  const found =
    result.findings.length === 0 ? 'No findings in' : `${counted(result.findings.length, 'finding')} in ${affected} of`;
  const unread = result.errors.length === 0 ? '' : ` · ${counted(result.errors.length, 'file')} could not be read`;
  return `${found} ${counted(result.files, 'file')}, ${seconds} s${unread}`;
}

function rules(result: ScanWorkspaceResult): RuleNode[] {
  return grouped(result.findings, (one) => one.ruleId)
    .map(([ruleId, findings]): RuleNode => {
      const children = files(findings, place);
      const description = `${findings.length} in ${counted(children.length, 'file')}`;
      return { kind: 'rule', ruleId, title: titleOf(findings[0]!, result), description, children };
    })
    .sort((a, b) => sum(b) - sum(a) || compare(a.title, b.title));
}

function files(findings: readonly ScanFinding[], describe: (finding: ScanFinding) => string): FileNode[] {
  return grouped(findings, (one) => one.uri)
    .map(([uri, inFile]): FileNode => {
      const ordered = inFile.toSorted((a, b) => a.startLine - b.startLine || a.startCharacter - b.startCharacter);
      const children = ordered.map((finding): FindingNode => ({
        kind: 'finding',
        finding,
        description: describe(finding),
      }));
      return { kind: 'file', uri, count: children.length, children };
    })
    .sort((a, b) => compare(a.uri, b.uri));
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups];
}

function place(finding: ScanFinding): string {
  return `Line ${finding.startLine + 1}`;
}

function titleOf(finding: ScanFinding, result: ScanWorkspaceResult): string {
  return result.ruleTitles[finding.ruleId] ?? finding.ruleId;
}

function sum(rule: RuleNode): number {
  return rule.children.reduce((total, file) => total + file.count, 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
