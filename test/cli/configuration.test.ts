import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folder, netguide, scanJson } from './support.ts';

const BAD = 'CFSocketInvalidate(socket);\n';

test('names that are not known are warnings at their place; the rest holds, and the exit code is not affected', (t) => {
  const cwd = folder(t, {
    'netguide.json': '{\n  "colour": "red",\n  "rules": { "nope": "off", "cfsocket": "off" }\n}\n',
    'a.m': BAD,
  });
  const { code, out, err } = netguide(['scan'], { cwd });
  assert.deepEqual([code, out], [0, 'No findings in 1 file\n']);
  assert.match(err, /^netguide\.json:2:3: warning: .*“colour”/m);
  assert.match(err, /^netguide\.json:3:14: warning: .*“nope”/m);
});

test('values that can’t be used are mistakes: exit 2, and the scan is reported all the same', (t) => {
  for (const text of ['{ "rules": { "cfsocket": "loud" } }', '{ "rules": ', '{ "exclude": 1 }']) {
    const { code, err, report } = scanJson([], { cwd: folder(t, { 'netguide.json': text, 'a.m': BAD }) });
    assert.deepEqual([code, report.findings.length], [2, 1], text);
    assert.match(err, /^netguide\.json:1:\d+: error: /, text);
  }
});

test('2 before 3 before 1', (t) => {
  const cwd = folder(t, { 'a.m': BAD, 'broken/netguide.json': '{ "exclude": 1 }', 'broken/b.m': BAD });
  assert.equal(netguide(['scan', 'a.m'], { cwd }).code, 1);
  assert.equal(netguide(['scan', 'a.m', 'gone.m'], { cwd }).code, 3);
  assert.equal(netguide(['scan', '.', 'gone.m'], { cwd }).code, 2);
});

test('the nearest configuration holds, up to the repository', (t) => {
  const cwd = folder(t, {
    'netguide.json': '{ "rules": { "cfsocket": "off" } }',
    'repo/.git/HEAD': '',
    'repo/x/a.m': BAD,
    'plain/a.m': BAD,
  });
  const count = (path: string): number => scanJson([path], { cwd }).report.findings.length;
  assert.deepEqual([count('repo/x'), count('plain'), count('.')], [1, 0, 1]);
});

test('outside of a repository nothing above the current folder and the given path counts', (t) => {
  const root = folder(t, { 'netguide.json': '{ "rules": { "cfsocket": "off" } }', 'sub/a.m': BAD, 'other/b.m': BAD });
  assert.equal(scanJson([], { cwd: `${root}/sub` }).report.findings.length, 1);
  assert.equal(scanJson([`${root}/other`], { cwd: `${root}/sub` }).report.findings.length, 1);
});

test('--config replaces what would be found, and --rule goes on top', (t) => {
  const cwd = folder(t, {
    'netguide.json': '{ "rules": { "cfsocket": "off" } }',
    'ci/strict.json': '{ "rules": { "cfsocket": "error" } }',
    'a.m': BAD,
  });
  const severity = (...words: string[]): string | undefined => scanJson(words, { cwd }).report.findings[0]?.severity;
  assert.equal(severity(), undefined);
  assert.equal(severity('--config', 'ci/strict.json'), 'error');
  assert.equal(severity('--config', 'ci/strict.json', '--rule', 'cfsocket=hint'), 'hint');
  const missing = netguide(['scan', '--config', 'none.json'], { cwd });
  assert.deepEqual([missing.code, missing.out], [2, '']);
  assert.match(missing.err, /none\.json can't be read/);
});

test('deployment targets decide what is deprecated yet', (t) => {
  const code = 'let session: MCSession? = nil\n';
  const severity = (ios: string): string | undefined => {
    const cwd = folder(t, { 'netguide.json': `{ "deploymentTargets": { "ios": "${ios}" } }`, 'a.swift': code });
    return scanJson([], { cwd }).report.findings[0]?.severity;
  };
  assert.deepEqual([severity('27.0'), severity('16.0')], ['warning', 'information']);
});

test('first use only', (t) => {
  const cwd = folder(t, { 'netguide.json': '{ "reporting": "first-use" }', 'a.m': BAD + BAD });
  assert.equal(scanJson([], { cwd }).report.findings.length, 1);
});
