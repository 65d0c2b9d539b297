import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Severity, Status } from '../../../server/src/analysis/finding.ts';
import { createPositions } from '../../../server/src/features/positions.ts';
import { toDiagnostic } from '../../../server/src/features/to-lsp.ts';
import { BASE, finding } from './knowledge.ts';

const ALL = { codeDescription: true, tags: [1, 2], data: true, version: true, relatedInformation: true };
const NONE = { codeDescription: false, tags: [], data: false, version: false, relatedInformation: false };
const TEXT = TextDocument.create('untitled:a', 'swift', 1, 'OldSocketCreate()');

function convert(different: Partial<Finding>, support = ALL) {
  return toDiagnostic(
    finding(different),
    TEXT,
    createPositions('utf-16'),
    { base: BASE, uriOf: (path) => `file://${path}` },
    support,
  );
}

test('holds everything that the editor understands', () => {
  assert.deepEqual(convert({ status: 'deprecated' }), {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 15 } },
    severity: 2,
    source: 'netguide',
    code: 'old-socket',
    codeDescription: { href: 'https://developer.apple.com/tn1#Part-two' },
    message: 'OldSocketCreate is old.',
    tags: [2],
    data: { symbol: 'OldSocketCreate', status: 'deprecated', guidance: [{ id: 'tn1', section: 'part-two' }] },
  });
  assert.deepEqual(Object.keys(convert({ status: 'deprecated' }, NONE)), [
    'range',
    'severity',
    'source',
    'code',
    'message',
  ]);
});

test('maps each severity', () => {
  const severities: Severity[] = ['error', 'warning', 'information', 'hint'];
  assert.deepEqual(
    severities.map((severity) => convert({ severity }).severity),
    [1, 2, 3, 4],
  );
});

test('strikes through what is, will be or is to be deprecated, and nothing else', () => {
  const all: Status[] = [
    'deprecated',
    'deprecated-later',
    'to-be-deprecated',
    'discouraged',
    'risky',
    'insecure',
    'restricted',
  ];
  const struck = all.filter((status) => convert({ status }).tags?.includes(2));
  assert.deepEqual(struck, ['deprecated', 'deprecated-later', 'to-be-deprecated']);
  assert.deepEqual(convert({ ruleId: 'unused-suppression', status: 'risky' }).tags, [1]);
  assert.equal(convert({ status: 'deprecated' }, { ...ALL, tags: [1] }).tags, undefined);
});

test('links to the first entry that has an address', () => {
  assert.equal(convert({ guidance: [{ id: 'own' }, { id: 'post' }] }).codeDescription?.href, BASE.href({ id: 'post' }));
  assert.equal(convert({ guidance: [{ id: 'unknown' }] }).codeDescription, undefined);
});

test('places that explain a finding, where the editor shows them', () => {
  const related = [{ start: 0, end: 3, message: 'Made here.' }];
  const shown = convert({ related }).relatedInformation;
  assert.deepEqual(
    shown?.map(({ message, location }) => [message, location.range.end.character]),
    [['Made here.', 3]],
  );
  const elsewhere = [{ path: '/a/Info.plist', line: 2, column: 3, endLine: 2, endColumn: 5, message: 'There.' }];
  assert.deepEqual(convert({ related: elsewhere }).relatedInformation?.[0]?.location, {
    uri: 'file:///a/Info.plist',
    range: { start: { line: 1, character: 2 }, end: { line: 1, character: 4 } },
  });
  assert.equal(convert({ related }, NONE).relatedInformation, undefined);
  assert.equal(convert({ related: [] }).relatedInformation, undefined);
});
