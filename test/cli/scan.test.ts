import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CLI, folder, netguide, places, scanJson } from './support.ts';

/** Code with one finding, in column 1. */
const BAD = 'CFSocketInvalidate(socket);\n';
const GOOD = 'doWork();\n';

test('exit codes by severity and by --fail-on', (t) => {
  const cwd = folder(t, { 'a.m': BAD });
  const code = (...words: string[]): number | null => netguide(['scan', ...words], { cwd }).code;
  assert.equal(code(), 1);
  assert.equal(code('--fail-on', 'error'), 0);
  assert.equal(code('--fail-on', 'hint'), 1);
  assert.equal(code('--fail-on', 'never'), 0);
  assert.equal(code('--rule', 'cfsocket=error', '--fail-on', 'error'), 1);
  assert.equal(code('--rule', 'cfsocket=hint'), 0);
  assert.equal(code('--rule', 'cfsocket=off', '--fail-on', 'hint'), 0);
  assert.equal(netguide(['scan'], { cwd: folder(t, { 'a.m': GOOD }) }).code, 0);
});

test('the contract of the JSON report', (t) => {
  const cwd = folder(t, { 'App/Net.m': `\n  ${BAD}`, 'b.swift': GOOD });
  const { code, err, report } = scanJson([], { cwd });
  assert.deepEqual([code, err], [1, '']);
  assert.deepEqual(Object.keys(report), ['version', 'findings', 'summary', 'errors']);
  const [finding] = report.findings;
  assert.ok(finding);
  assert.deepEqual(Object.keys(finding), [
    ...['file', 'line', 'column', 'endLine', 'endColumn', 'ruleId', 'symbol', 'severity', 'confidence', 'status'],
    ...['message', 'guidance', 'fingerprint'],
  ]);
  const { file, line, column, endLine, endColumn, ruleId, symbol, severity, confidence, status } = finding;
  assert.deepEqual(
    { file, line, column, endLine, endColumn, ruleId, symbol, severity, confidence, status },
    {
      ...{ file: 'App/Net.m', line: 2, column: 3, endLine: 2, endColumn: 21, ruleId: 'cfsocket' },
      ...{ symbol: 'CFSocketInvalidate', severity: 'warning', confidence: 'certain', status: 'discouraged' },
    },
  );
  assert.ok(finding.message.includes('CFSocketInvalidate'));
  assert.ok(finding.guidance.length > 0);
  for (const entry of finding.guidance) {
    assert.deepEqual(Object.keys(entry), ['id', 'section', 'title', 'url']);
    assert.match(entry.url, /^https:\/\/developer\.apple\.com\//);
  }
  assert.deepEqual(report.summary, {
    files: 2,
    filesWithFindings: 1,
    bytes: `\n  ${BAD}`.length + GOOD.length,
    byRule: { cfsocket: 1 },
  });
  assert.deepEqual(report.errors, []);
});

test('the text report: place, message, guidance with its link, one line that sums up; no colours in a pipe', (t) => {
  const cwd = folder(t, { 'a.m': BAD });
  const { out, err } = netguide(['scan'], { cwd });
  const lines = out.trimEnd().split('\n');
  assert.match(lines[0]!, /^a\.m:1:1: warning: .*CFSocketInvalidate.* \[cfsocket\]$/);
  assert.ok(lines.some((line) => /^ +→ .+ {2}https:\/\/developer\.apple\.com\//.test(line)));
  assert.equal(lines.at(-1), '1 finding (1 warning) in 1 of 1 file');
  assert.deepEqual([err, out.includes('\u001b')], ['', false]);
  assert.ok(netguide(['scan'], { cwd, env: { FORCE_COLOR: '1' } }).out.includes('\u001b[33m'));
});

test('odd files: encodings, line ends, empty, binary, lone surrogates', (t) => {
  const cwd = folder(t, {
    'bom.m': `\uFEFF${BAD}`,
    'crlf.m': `a();\r\nb();\r\n${BAD}`,
    'cr.m': `a();\r${BAD}`,
    'empty.m': '',
    'binary.m': `\0${BAD}`,
    'invalid.m': Buffer.concat([Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x20]), Buffer.from(BAD)]),
    'surrogate.swift': Buffer.concat([
      Buffer.from('let a = "'),
      Buffer.from([0xed, 0xa0, 0x80]),
      Buffer.from(`"; ${BAD}`),
    ]),
    'utf16.m': Buffer.from(`\uFEFFa();\n${BAD}`, 'utf16le'),
    'broken.swift': `func {{{ ((( "unterminated\n${BAD}`,
  });
  const { code, report } = scanJson(['--fail-on', 'never'], { cwd });
  assert.deepEqual([code, report.errors, report.summary.files], [0, [], 9]);
  assert.deepEqual(
    places(report).map((place) => place.split(' ')[0]),
    ['bom.m:1:1', 'broken.swift:2:1', 'cr.m:2:1', 'crlf.m:3:1', 'invalid.m:1:6', 'surrogate.swift:1:16', 'utf16.m:2:1'],
  );
});

test('a path that leads nowhere: said, exit 3, and the rest is reported', (t) => {
  const cwd = folder(t, { 'a.m': BAD });
  const { code, err, report } = scanJson(['gone.m', 'a.m'], { cwd });
  assert.equal(code, 3);
  assert.deepEqual(report.errors, [{ file: 'gone.m', message: 'no such file or folder' }]);
  assert.equal(report.findings.length, 1);
  assert.match(err, /gone\.m: no such file or folder/);
});

test('a file and a folder that can’t be read: said, exit 3, and the rest is reported', (t) => {
  const nobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
  if (netguide(['--version'], nobody).code !== 0) {
    t.skip('the build is out of reach for an ordinary user');
    return;
  }
  const cwd = folder(t, { 'a.m': BAD, 'locked/b.m': BAD, 'secret.m': BAD });
  chmodSync(cwd, 0o755);
  chmodSync(join(cwd, 'locked'), 0);
  chmodSync(join(cwd, 'secret.m'), 0);
  const { code, err, report } = scanJson([], { cwd, ...nobody });
  chmodSync(join(cwd, 'locked'), 0o755);
  assert.equal(code, 3);
  assert.deepEqual(report.errors, [
    { file: 'locked', message: 'permission denied' },
    { file: 'secret.m', message: 'permission denied' },
  ]);
  assert.deepEqual(places(report), ['a.m:1:1 CFSocketInvalidate']);
  assert.match(err, /locked: permission denied/);
});

test('a dangling link that is named is an error, one that is met is passed over', (t) => {
  const cwd = folder(t, { 'a.m': GOOD });
  symlinkSync('nowhere', join(cwd, 'link.m'));
  assert.equal(netguide(['scan'], { cwd }).code, 0);
  assert.equal(netguide(['scan', 'link.m'], { cwd }).code, 3);
});

test('no files: said, exit 0', (t) => {
  const { code, out, err } = netguide(['scan'], { cwd: folder(t, { 'README.md': '' }) });
  assert.deepEqual([code, out], [0, 'No findings in 0 files\n']);
  assert.match(err, /no Swift or Objective-C files/);
});

test('excluded files are not read, even when named, and it is said', (t) => {
  const cwd = folder(t, { 'Pods/a.m': BAD, '.gitignore': 'gen/', 'gen/b.m': BAD });
  assert.equal(scanJson([], { cwd }).report.summary.files, 0);
  const named = scanJson(['Pods/a.m'], { cwd });
  assert.deepEqual([named.code, named.report.findings], [0, []]);
  assert.match(named.err, /Pods\/a\.m is excluded/);
  assert.equal(scanJson(['--no-default-excludes'], { cwd }).report.findings.length, 2);
});

test('standard input stands for a file', (t) => {
  const cwd = folder(t, { 'netguide.json': '{ "rules": { "cfsocket": "error" } }' });
  const { code, report } = scanJson(['--stdin', '--stdin-path', 'App/new.m'], { cwd, input: `\n${BAD}` });
  assert.equal(code, 1);
  assert.deepEqual(places(report), ['App/new.m:2:1 CFSocketInvalidate']);
  assert.equal(report.findings[0]?.severity, 'error');
  assert.equal(scanJson(['--stdin', '--stdin-path', 'Pods/new.m'], { cwd, input: BAD }).code, 0);
});

test('--output writes a file, without colours, and nothing to standard output', (t) => {
  const cwd = folder(t, { 'a.m': BAD });
  const { code, out } = netguide(['scan', '--output', 'out/report.txt'], { cwd, env: { FORCE_COLOR: '1' } });
  assert.deepEqual([code, out], [1, '']);
  const text = readFileSync(join(cwd, 'out/report.txt'), 'utf8');
  assert.match(text, /^a\.m:1:1: warning: /);
  assert.equal(text.includes('\u001b'), false);
  const refused = netguide(['scan', '--output', 'a.m/report.txt'], { cwd });
  assert.equal(refused.code, 2);
  assert.match(refused.err, /a\.m\/report\.txt can't be written/);
});

test('a baseline: written, respected, and outdated', (t) => {
  const cwd = folder(t, { 'a.m': BAD + GOOD + BAD });
  const written = netguide(['scan', '--write-baseline', 'base.json'], { cwd });
  assert.deepEqual([written.code, written.out], [0, 'No findings in 1 file\n']);
  assert.match(written.err, /wrote 2 findings to the baseline base\.json/);
  assert.equal(netguide(['scan', '--baseline', 'base.json'], { cwd }).code, 0);

  const more = folder(t, {
    'a.m': `// moved\n${BAD}${BAD}  ${BAD}`,
    'base.json': readFileSync(join(cwd, 'base.json')),
  });
  const grown = scanJson(['--baseline', 'base.json'], { cwd: more });
  assert.deepEqual([grown.code, places(grown.report)], [1, ['a.m:4:3 CFSocketInvalidate']]);

  const less = folder(t, { 'a.m': GOOD, 'base.json': readFileSync(join(cwd, 'base.json')) });
  const shrunk = netguide(['scan', '--baseline', 'base.json'], { cwd: less });
  assert.equal(shrunk.code, 0);
  assert.match(shrunk.err, /2 findings in the baseline are no longer there/);
});

test('baselines that are no good are mistakes', (t) => {
  const cwd = folder(t, { 'a.m': BAD, 'broken.json': '{' });
  const missing = netguide(['scan', '--baseline', 'none.json'], { cwd });
  assert.equal(missing.code, 2);
  assert.match(missing.err, /none\.json can't be read: no such file/);
  assert.equal(netguide(['scan', '--baseline', 'broken.json'], { cwd }).code, 2);
});

test('shards split the files without loss or overlap', (t) => {
  const names = Array.from({ length: 40 }, (_, i) => `f${i}.m`);
  const cwd = folder(t, Object.fromEntries(names.map((name) => [name, BAD])));
  const parts = [1, 2, 3].map((index) =>
    scanJson(['--shard', `${index}/3`], { cwd }).report.findings.map(({ file }) => file),
  );
  assert.deepEqual(parts.flat().sort(), [...names].sort());
  for (const part of parts) assert.ok(part.length > 3, String(part.length));
});

test('threads find the same, in the same order', (t) => {
  const files = Array.from({ length: 200 }, (_, i) => [`d${i % 7}/f${i}.m`, BAD.repeat(i % 3)]);
  const cwd = folder(t, Object.fromEntries(files) as Record<string, string>);
  const one = scanJson(['--jobs', '1'], { cwd });
  assert.equal(one.report.summary.files, 200);
  assert.equal(scanJson(['--jobs', '4'], { cwd }).out, one.out);
});

test('a reader that goes away early is no error', (t) => {
  const cwd = folder(t, { 'a.m': BAD.repeat(20_000) });
  const { err } = netguide(['scan', '--jobs', '1'], { cwd });
  assert.equal(err, '');
  const { stdout, stderr } = spawnSync('sh', ['-c', '"$0" "$1" scan a.m | head -n 1', process.execPath, CLI], {
    cwd,
    encoding: 'utf8',
  });
  assert.match(stdout, /^a\.m:1:1: warning: [^\n]*\n$/);
  assert.equal(stderr, '');
});

test('a damaged project file is a warning, and the scan goes on', (t) => {
  const damaged = '// !$*UTF8*$!\n{ objects = {';
  const cwd = folder(t, { 'App.xcodeproj/project.pbxproj': damaged, 'App/a.m': BAD });
  const { code, err, report } = scanJson([], { cwd });
  assert.deepEqual([code, report.findings.length, report.errors], [1, 1, []]);
  assert.match(err, /^netguide: warning: App\.xcodeproj\/project\.pbxproj: The project is damaged/);
});
