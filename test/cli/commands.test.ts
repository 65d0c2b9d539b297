import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CLI, folder, netguide, places, scanJson } from './support.ts';

test('help and version go to standard output', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  assert.deepEqual(netguide(['--version']), { code: 0, out: `${version}\n`, err: '' });
  const general = netguide(['--help']);
  assert.deepEqual([general.code, general.err], [0, '']);
  for (const name of ['scan', 'guidance', 'explain', 'rules', 'lsp']) {
    assert.match(general.out, new RegExp(`^  ${name} `, 'm'));
    const { code, out, err } = netguide([name, '--help']);
    assert.deepEqual([code, err], [0, ''], name);
    assert.match(out, new RegExp(`^Usage: netguide ${name}`), name);
    assert.deepEqual(netguide(['help', name]).out, out);
  }
});

test('the help of scan names every option of the contract', () => {
  const { out } = netguide(['scan', '--help']);
  const options =
    'format output fail-on rule config baseline write-baseline changed-since no-default-excludes jobs shard stdin stdin-path';
  for (const option of options.split(' ')) assert.match(out, new RegExp(`^  --${option} `, 'm'));
});

test('mistakes: said on standard error with a hint, exit 2, nothing on standard output', () => {
  const cases: [words: string[], message: RegExp][] = [
    [[], /^Commands:$/m],
    [['scna'], /no command “scna”[^]*Did you mean “scan”\?/],
    [['--vresion'], /no option “--vresion”/],
    [['scan', '--formt', 'json'], /no option “--formt”[^]*Did you mean “--format”\?/],
    [['scan', '--format', 'checkstyle'], /no format “checkstyle”[^]*Available: text, json/],
    [['scan', '--rule', 'cfsoket=off'], /no rule “cfsoket”[^]*Did you mean “cfsocket”\?/],
    [['scan', '--shard', '5/4'], /--shard/],
    [['scan', '--stdin'], /--stdin-path/],
    [['explain'], /takes one rule or symbol/],
    [['explain', 'CFSocketCraete'], /no symbol “CFSocketCraete”[^]*“CFSocketCreate”/],
    [['explain', 'qqqqqq'], /netguide guidance qqqqqq/],
    [['guidance'], /words to look for/],
    [['guidance', 'zzqqxxj'], /No guidance matches/],
    [['guidance', '--limit', '0', 'ftp'], /--limit/],
    [['rules', '--format', 'xml'], /no format “xml”/],
    [['rules', 'ftp'], /takes no names/],
    [['lsp'], /needs --stdio/],
  ];
  for (const [words, message] of cases) {
    const { code, out, err } = netguide(words);
    assert.deepEqual([code, out], [2, ''], words.join(' '));
    assert.match(err, message);
    assert.doesNotMatch(err, /\n\s+at /, 'no stack trace');
  }
});

test('rules: as a table, as JSON, and what is excluded', () => {
  const { code, out } = netguide(['rules']);
  assert.equal(code, 0);
  assert.match(out, /^cfsocket +warning +\S/m);
  assert.match(out, /^unused-suppression +hint +\S/m);
  const rules = JSON.parse(netguide(['rules', '--format', 'json']).out) as {
    id: string;
    guidance: { url: string }[];
  }[];
  for (const id of ['ftp', 'multipeer-connectivity', 'cfsocket', 'stream-sockets']) {
    assert.match(rules.find((rule) => rule.id === id)?.guidance[0]?.url ?? '', /^https:/, id);
  }
  assert.deepEqual(netguide(['rules', '--excludes']).out.trimEnd().split('\n').slice(0, 3), [
    'Pods',
    'Carthage',
    '.build',
  ]);
});

test('explain: a rule, and a symbol in each spelling', () => {
  const rule = netguide(['explain', 'ftp']);
  assert.equal(rule.code, 0);
  for (const heading of ['What', 'Why', 'Instead', 'Guidance']) assert.match(rule.out, new RegExp(`^${heading}$`, 'm'));
  const symbol = netguide(['explain', 'MCSession']);
  assert.match(symbol.out, /deprecated in iOS 27, macOS 27/);
  assert.match(symbol.out, /NetworkConnection in Swift, from iOS 26/);
  assert.match(symbol.out, /https:\/\/developer\.apple\.com\/documentation\/technotes\/tn3213/);
  assert.match(netguide(['explain', 'CFSocketCreate']).out, /the compiler does not say so/);
});

test('guidance: a list with links; an id, or --read, gives the whole text', () => {
  const list = netguide(['guidance', 'multipeer', 'conectivity']);
  assert.equal(list.code, 0);
  assert.match(list.out, /\[tn3213\]$/m);
  assert.match(list.out, /^ {2}https:\/\/developer\.apple\.com\//m);
  const whole = netguide(['guidance', 'tn3213']);
  assert.match(whole.out, /^# TN3213: /);
  assert.match(whole.out, /^## Plan for security$/m);
  const section = netguide(['guidance', '--read', 'plan', 'for', 'security']).out;
  assert.deepEqual(section.match(/^##? .*$/gm)?.slice(1), ['## Plan for security']);
  assert.equal(netguide(['guidance', '--limit', '1', 'network', 'privacy']).code, 0);
});

test('only files changed since a revision', (t) => {
  const bad = 'CFSocketInvalidate(socket);\n';
  const cwd = folder(t, { 'old.m': bad, 'edited.m': '', 'Pods/p.m': '' });
  const git = (...words: string[]): void => {
    const identity = ['-c', 'user.name=n', '-c', 'user.email=e@example.com', '-c', 'commit.gpgsign=false'];
    assert.equal(spawnSync('git', [...identity, ...words], { cwd }).status, 0, words.join(' '));
  };
  git('init', '-q');
  git('add', '-f', '.');
  git('commit', '-qm', 'one');
  for (const name of ['edited.m', 'new.m', 'Pods/p.m']) writeFileSync(join(cwd, name), bad);
  const { code, err, report } = scanJson(['--changed-since', 'HEAD'], { cwd });
  assert.deepEqual([code, err, places(report).map((place) => place.split(':')[0])], [1, '', ['edited.m', 'new.m']]);
  assert.equal(netguide(['scan', '--changed-since', 'nope'], { cwd }).code, 2);
  const outside = netguide(['scan', '--changed-since', 'HEAD'], { cwd: folder(t, { 'a.m': '' }) });
  assert.equal(outside.code, 2);
  assert.match(outside.err, /not in a git repository/);
});

test('lsp --stdio is the language server', async (t) => {
  const server = spawn(process.execPath, [CLI, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  t.after(() => server.kill());
  const request = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {} },
  });
  server.stdin.write(`Content-Length: ${request.length}\r\n\r\n${request}`);
  let answer = '';
  for await (const chunk of server.stdout) {
    answer += String(chunk);
    if (answer.includes('"capabilities"')) break;
  }
  assert.match(answer, /"textDocumentSync"/);
});

test('without its knowledge base it says what to do', (t) => {
  const root = folder(t, { 'package.json': '{ "version": "0" }' });
  mkdirSync(join(root, 'dist'));
  copyFileSync(CLI, join(root, 'dist', 'cli.js'));
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), 'rules'], { encoding: 'utf8' });
  assert.equal(status, 2);
  assert.match(stderr, /knowledge\.json can't be read\. Run “npm run build”/);
});
