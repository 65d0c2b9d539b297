import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json } from '../../../server/src/report/json.ts';
import { contextOf, reportOn } from './support.ts';

test('the contract, key by key', () => {
  const report = { ...reportOn({ 'App/a.m': 'a\n «FTP»\n', 'b.m': '' }), errors: [{ file: 'c.m', message: 'gone' }] };
  const output = json(report, contextOf());
  assert.ok(output.endsWith('}\n') && output.indexOf('\n') === output.length - 1);
  const { fingerprint, ...finding } = (JSON.parse(output) as { findings: [Record<string, unknown>] }).findings[0];
  assert.match(String(fingerprint), /^[0-9a-f]{16}$/);
  assert.deepEqual(finding, {
    file: 'App/a.m',
    line: 2,
    column: 2,
    endLine: 2,
    endColumn: 5,
    ruleId: 'ftp',
    symbol: 'FTP',
    severity: 'warning',
    confidence: 'certain',
    status: 'deprecated',
    message: 'FTP is out.',
    guidance: [
      { id: 'tn3151', section: 'ftp', title: 'TN3151: Choosing › FTP', url: 'https://developer.apple.com/tn3151#FTP' },
    ],
  });
  const rest = JSON.parse(output) as Record<string, unknown>;
  assert.deepEqual(Object.keys(rest), ['version', 'findings', 'summary', 'errors']);
  assert.deepEqual(
    { ...rest, findings: [] },
    {
      version: 1,
      findings: [],
      summary: { files: 2, filesWithFindings: 1, bytes: 1234, byRule: { ftp: 1 } },
      errors: [{ file: 'c.m', message: 'gone' }],
    },
  );
});

test('a reference to an entry as a whole has no section', () => {
  const report = reportOn({ 'a.m': '«X»' }, { guidance: [{ id: 'tn3151' }] });
  const { findings } = JSON.parse(json(report, contextOf())) as { findings: [{ guidance: unknown }] };
  assert.deepEqual(findings[0].guidance, [
    { id: 'tn3151', section: null, title: 'TN3151: Choosing', url: 'https://developer.apple.com/tn3151' },
  ]);
});

test('nothing found is an object all the same', () => {
  assert.deepEqual(JSON.parse(json({ findings: [], files: 0, bytes: 0, errors: [] }, contextOf())), {
    version: 1,
    findings: [],
    summary: { files: 0, filesWithFindings: 0, bytes: 0, byRule: {} },
    errors: [],
  });
});

test('lone surrogates and controls survive as escapes', () => {
  const output = json(reportOn({ 'a\u0001.m': '«\ud800»' }), contextOf());
  assert.equal((JSON.parse(output) as { findings: [{ symbol: string }] }).findings[0].symbol, '\ud800');
  assert.ok(output.includes('\\ud800') && output.includes('a\\u0001.m'));
});
