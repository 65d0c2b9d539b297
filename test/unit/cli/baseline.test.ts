import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyBaseline, formatBaseline, parseBaseline } from '../../../server/src/cli/baseline.ts';
import { isUsageError } from '../../../server/src/cli/usage-error.ts';
import { reportOn } from '../report/support.ts';

const everything = (): boolean => true;

test('what was written is dropped when it is read', () => {
  const { findings } = reportOn({ 'b.m': '«X»;\n«X»;\n«Y»', 'a.m': '«X»' });
  const baseline = parseBaseline(formatBaseline(findings), 'b.json');
  assert.deepEqual(applyBaseline(findings, baseline, everything), { findings: [], stale: 0 });
});

test('it holds when lines move, severities change and messages are reworded, and new findings stay', () => {
  const before = reportOn({ 'a.m': '«X»(1);\n«X»(2);' }).findings;
  const changed = { severity: 'hint', message: 'reworded' } as const;
  const after = reportOn({ 'a.m': '\n\n\t«X»(2);\n«X»(3);\n «X»(1);' }, changed).findings;
  const left = applyBaseline(after, parseBaseline(formatBaseline(before), 'b.json'), everything);
  assert.deepEqual(
    left.findings.map(({ line }) => line),
    [4],
  );
  assert.equal(left.stale, 0);
});

test('a further equal line is a new finding, one less is a stale entry', () => {
  const two = reportOn({ 'a.m': '«X»;\n«X»;' }).findings;
  const three = reportOn({ 'a.m': '«X»;\n«X»;\n«X»;' }).findings;
  assert.equal(applyBaseline(three, parseBaseline(formatBaseline(two), 'b'), everything).findings.length, 1);
  assert.deepEqual(applyBaseline(two, parseBaseline(formatBaseline(three), 'b'), everything), {
    findings: [],
    stale: 1,
  });
});

test('an entry of a file that was not scanned is not stale', () => {
  const baseline = parseBaseline(formatBaseline(reportOn({ 'a.m': '«X»', 'b.m': '«X»' }).findings), 'b');
  assert.equal(applyBaseline([], baseline, (file) => file === 'a.m').stale, 1);
});

test('the text is sorted, one line each, the same whatever the order', () => {
  const { findings } = reportOn({ 'b.m': '«X»', 'a.m': '«X»\n«Y»' });
  const text = formatBaseline(findings);
  assert.equal(formatBaseline([...findings].reverse()), text);
  const parsed = JSON.parse(text) as { version: number; findings: { file: string; count: number }[] };
  assert.equal(parsed.version, 1);
  assert.deepEqual(
    parsed.findings.map(({ file, count }) => [file, count]),
    [
      ['a.m', 1],
      ['a.m', 1],
      ['b.m', 1],
    ],
  );
  assert.equal(text.split('\n').length, 9);
  assert.equal(formatBaseline([]), '{\n  "version": 1,\n  "findings": []\n}\n');
});

test('findings with one fingerprint are counted', () => {
  const { findings } = reportOn({ 'a.m': '«X»' });
  const baseline = parseBaseline(formatBaseline([...findings, ...findings]), 'b');
  assert.equal(applyBaseline([...findings, ...findings, ...findings], baseline, everything).findings.length, 1);
  assert.equal(applyBaseline(findings, baseline, everything).stale, 1);
});

test('what is not a baseline is refused by name', () => {
  const entry = { fingerprint: 'f', ruleId: 'r', file: 'a', count: 1 };
  const broken = [
    '',
    '[]',
    'null',
    '{}',
    '{"version":2,"findings":[]}',
    '{"version":1}',
    '{"version":1,"findings":[1]}',
  ];
  const wrong = [{ count: 0 }, { count: '1' }, { fingerprint: 1 }].map((more) =>
    JSON.stringify({ version: 1, findings: [{ ...entry, ...more }] }),
  );
  for (const text of [...broken, ...wrong]) {
    assert.throws(
      () => parseBaseline(text, 'x.json'),
      (error) => isUsageError(error) && error.message.startsWith('x.json'),
      text,
    );
  }
  assert.equal(parseBaseline(`\uFEFF${JSON.stringify({ version: 1, findings: [entry] })}`, 'x').size, 1);
});
