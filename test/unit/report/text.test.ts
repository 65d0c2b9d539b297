import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPalette } from '../../../server/src/report/palette.ts';
import { text } from '../../../server/src/report/text.ts';
import { whereToRead } from '../../../server/src/report/where-to-read.ts';
import { contextOf, reportOn } from './support.ts';

test('a finding: clickable place, source with carets, guidance; then one line that sums up', () => {
  const report = reportOn({ 'App/a.swift': 'import X\n\tlet a = «FTPThing»(1)\n', 'b.swift': '' });
  assert.equal(
    text(report, contextOf()),
    `App/a.swift:2:10: warning: FTPThing is out. [ftp]
    let a = FTPThing(1)
            ^^^^^^^^
    → TN3151: Choosing › FTP  https://developer.apple.com/tn3151#FTP

1 finding (1 warning) in 1 of 2 files
`,
  );
});

test('the link has a line of its own where the terminal is too narrow', () => {
  const lines = text(reportOn({ 'a.m': '«X»' }), contextOf({ width: 60 })).split('\n');
  assert.deepEqual(lines.slice(3, 5), ['    → TN3151: Choosing › FTP', '      https://developer.apple.com/tn3151#FTP']);
});

test('no findings', () => {
  assert.equal(text(reportOn({ 'a.m': '' }), contextOf()), 'No findings in 1 file\n');
  assert.equal(text({ ...reportOn({}), files: 12_345 }, contextOf()), 'No findings in 12,345 files\n');
});

test('the summary counts by severity, gravest first', () => {
  const kinds = ['hint', 'error', 'warning', 'information', 'hint'] as const;
  const findings = kinds.flatMap((severity, i) => reportOn({ [`${i}.m`]: '«X»' }, { severity }).findings);
  const last = text({ findings, files: 9, bytes: 0, errors: [] }, contextOf()).trimEnd().split('\n').at(-1);
  assert.equal(last, '5 findings (1 error, 1 warning, 1 information, 2 hints) in 5 of 9 files');
});

test('long lines are cut around the finding, and carets stay below it', () => {
  const report = reportOn({ 'a.m': `${'before '.repeat(100)}«Culprit»${' after'.repeat(100)}` });
  const [, source = '', carets = ''] = text(report, contextOf({ width: 80 })).split('\n');
  assert.ok(source.length <= 80, source);
  assert.equal(source.indexOf('Culprit'), carets.indexOf('^'));
  assert.match(carets, /^ +\^{7}$/);
  assert.match(source, /^ {4}….*Culprit.*…$/);
});

test('carets stand right below wide characters, tabs and combining marks', () => {
  const cases = { '漢字(«X»)': 5, '\ta\tb«X»': 4, 'e\u0301 «X»': 2, '"😀" «X»': 5 };
  for (const [line, column] of Object.entries(cases)) {
    const carets = text(reportOn({ 'a.m': line }), contextOf()).split('\n')[2];
    assert.equal(carets, `    ${' '.repeat(column)}^`, line);
  }
});

test('a range over several lines is marked to the end of its first one', () => {
  const [, source, carets] = text(reportOn({ 'a.m': 'call(«one:\n two:»)' }), contextOf()).split('\n');
  assert.deepEqual([source, carets], ['    call(one:', '         ^^^^']);
});

test('nothing from a source file or its name reaches the terminal as a command', () => {
  const report = reportOn({ 'a\u001b[31m\n.m': 'x\u001b]0;title\u0007 «X\u001b[2J» \u202e\ud800' });
  const output = text(report, contextOf());
  assert.doesNotMatch(output.replaceAll('\n', ''), /[\u0000-\u001f\u007f-\u009f\u202e\ud800]/);
  assert.match(output, /^a\ufffd\[31m\ufffd\.m:1:/);
});

test('a finding without guidance and without text to show', () => {
  const output = text(reportOn({ 'a.m': '«»\n' }, { guidance: [] }), contextOf());
  assert.equal(output.split('\n\n')[0], 'a.m:1:1: warning:  is out. [ftp]');
});

test('colours only where they are wanted', () => {
  const report = reportOn({ 'a.m': '«X»' });
  const coloured = text(report, contextOf({ palette: createPalette(true) }));
  assert.ok(coloured.includes('\u001b[33mwarning:\u001b[39m'));
  assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), text(report, contextOf()));
});

test('an entry of our own is read with a command', () => {
  assert.equal(whereToRead('tn1', 'https://developer.apple.com/tn1'), 'https://developer.apple.com/tn1');
  assert.equal(whereToRead('netguide-suppressions', 'docs/rules/x.md'), 'netguide guidance netguide-suppressions');
});
