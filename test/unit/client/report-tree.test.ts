import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportSummary, reportTree, type ReportNode } from '../../../client/src/report-tree.ts';
import type { ScanFinding, ScanWorkspaceResult } from '../../../server/src/protocol.ts';

function finding(uri: string, startLine: number, ruleId: string, startCharacter = 0): ScanFinding {
  const end = { endLine: startLine, endCharacter: startCharacter + 3 };
  const symbol = `${ruleId}-${startLine}`;
  const guidance = { id: 'tn3151' };
  return {
    uri,
    startLine,
    startCharacter,
    ...end,
    ruleId,
    severity: 'warning',
    message: 'It is so.',
    symbol,
    guidance,
  };
}

function result(findings: ScanFinding[], more: Partial<ScanWorkspaceResult> = {}): ScanWorkspaceResult {
  return {
    findings,
    files: 812,
    milliseconds: 1234,
    errors: [],
    ruleTitles: { ftp: 'FTP', cfsocket: 'CFSocket' },
    ...more,
  };
}

/** A tree as text, one node a line, children indented. */
function outline(nodes: readonly ReportNode[], indent = ''): string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'finding') return [`${indent}${node.finding.symbol} (${node.description})`];
    const name = node.kind === 'rule' ? `${node.title} (${node.description})` : `${node.uri} (${node.count})`;
    return [indent + name, ...outline(node.children, `${indent}  `)];
  });
}

const MIXED = result([
  finding('file:///b.swift', 9, 'ftp'),
  finding('file:///b.swift', 2, 'cfsocket', 8),
  finding('file:///b.swift', 2, 'cfsocket', 4),
  finding('file:///a.m', 0, 'cfsocket'),
]);

test('by rule: the most frequent rule first, then files, then places in order', () => {
  assert.deepEqual(outline(reportTree(MIXED, 'rule')), [
    'CFSocket (3 in 2 files)',
    '  file:///a.m (1)',
    '    cfsocket-0 (Line 1)',
    '  file:///b.swift (2)',
    '    cfsocket-2 (Line 3)',
    '    cfsocket-2 (Line 3)',
    'FTP (1 in 1 file)',
    '  file:///b.swift (1)',
    '    ftp-9 (Line 10)',
  ]);
});

test('by file: findings in order of their place, each with its rule', () => {
  assert.deepEqual(outline(reportTree(MIXED, 'file')), [
    'file:///a.m (1)',
    '  cfsocket-0 (Line 1 · CFSocket)',
    'file:///b.swift (3)',
    '  cfsocket-2 (Line 3 · CFSocket)',
    '  cfsocket-2 (Line 3 · CFSocket)',
    '  ftp-9 (Line 10 · FTP)',
  ]);
});

test('findings on one line are ordered by column', () => {
  const [first] = reportTree(MIXED, 'rule');
  assert.ok(first?.kind === 'rule');
  const columns = first.children[1]!.children.map((node) => node.finding.startCharacter);
  assert.deepEqual(columns, [4, 8]);
});

test('a rule without a title shows its id', () => {
  assert.match(outline(reportTree(result([finding('file:///a.m', 0, 'new-rule')]), 'rule'))[0]!, /^new-rule /);
});

test('the result itself is left as it was', () => {
  const before = structuredClone(MIXED);
  reportTree(MIXED, 'rule');
  assert.deepEqual(MIXED, before);
});

test('the summary counts findings, files and seconds', () => {
  assert.equal(reportSummary(MIXED), '4 findings in 2 of 812 files, 1.2 s');
  assert.equal(reportSummary(result([], { files: 1, milliseconds: 49 })), 'No findings in 1 file, 0.0 s');
  const unread = result([finding('file:///a.m', 0, 'ftp')], { errors: [{ uri: 'file:///c.m', message: 'no' }] });
  assert.equal(reportSummary(unread), '1 finding in 1 of 812 files, 1.2 s · 1 file could not be read');
});
