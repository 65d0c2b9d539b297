import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TargetContext, UseInFile } from '../../../server/src/analysis/project-context.ts';
import { parsePropertyList } from '../../../server/src/analysis/property-list/parse.ts';
import inList from '../../../server/src/plist-rules/app-sandbox-network.ts';
import inCode from '../../../server/src/rules/app-sandbox-network.ts';
import { findingsIn } from '../../support/rule-findings.ts';
import { EMPTY_LIST, listOf, target } from '../../support/targets.ts';

const SANDBOX = '\t<key>com.apple.security.app-sandbox</key>\n\t<true/>\n';
const CLIENT = '\t<key>com.apple.security.network.client</key>\n\t<true/>\n';
const SERVER = '\t<key>com.apple.security.network.server</key>\n\t<true/>\n';
const CONNECTS = 'let task = URLSession.shared.dataTask(with: url)\n';
const LISTENS = 'let listener = try NWListener(using: .tcp)\n';

const sandboxed = (entries = '', more: Partial<TargetContext> = {}): TargetContext =>
  target({ runsOn: ['macos'], entitlements: listOf(SANDBOX + entries), ...more });

const keys = (text: string, ...targets: readonly TargetContext[]): readonly (string | undefined)[] =>
  findingsIn(inCode, text, 'swift', { targets }).map(({ message }) => /network\.\w+/.exec(message)?.[0]);

test('each kind of connection needs its own entitlement', () => {
  assert.deepEqual(keys(CONNECTS, sandboxed()), ['network.client']);
  assert.deepEqual(keys(LISTENS, sandboxed()), ['network.server']);
  assert.deepEqual(keys(CONNECTS + LISTENS, sandboxed()), ['network.client', 'network.server']);
  assert.deepEqual(keys(CONNECTS + LISTENS, sandboxed(CLIENT)), ['network.server']);
  assert.deepEqual(keys(CONNECTS + LISTENS, sandboxed(CLIENT + SERVER)), []);
});

test('the sandbox can be turned on and opened by build settings', () => {
  const byBuild = (outgoing: boolean | undefined): TargetContext =>
    target({ runsOn: ['macos'], entitlements: EMPTY_LIST, sandbox: { enabled: true, outgoing, incoming: undefined } });
  assert.deepEqual(keys(CONNECTS, byBuild(undefined)), ['network.client']);
  assert.deepEqual(keys(CONNECTS, byBuild(false)), ['network.client']);
  assert.deepEqual(keys(CONNECTS, byBuild(true)), []);
});

test('outside of the sandbox nothing is needed', () => {
  assert.deepEqual(keys(CONNECTS, target({ runsOn: ['macos'], entitlements: EMPTY_LIST })), []);
  assert.deepEqual(keys(CONNECTS, target({ runsOn: ['macos'] })), []);
  assert.deepEqual(keys(CONNECTS, sandboxed('', { runsOn: ['ios'] })), []);
  assert.deepEqual(keys(CONNECTS, sandboxed('\t<key>com.apple.security.inherit</key>\n\t<true/>\n')), []);
  const off = listOf('\t<key>com.apple.security.app-sandbox</key>\n\t<false/>\n');
  assert.deepEqual(keys(CONNECTS, target({ runsOn: ['macos'], entitlements: off })), []);
});

test('in a target for several platforms only code for the Mac counts', () => {
  const both = sandboxed('', { runsOn: ['ios', 'macos'] });
  assert.deepEqual(keys(`#if os(iOS)\n${CONNECTS}#endif\n`, both), []);
  assert.deepEqual(keys(`#if os(macOS)\n${CONNECTS}#endif\n`, both), ['network.client']);
  assert.deepEqual(keys(CONNECTS, sandboxed('', { runsOn: ['catalyst'] })), ['network.client']);
});

test('Objective-C and C', () => {
  const project = { targets: [sandboxed()] };
  const session = 'void load(void) { NSURLSession *s = [NSURLSession sharedSession]; use(s); }';
  assert.deepEqual(
    findingsIn(inCode, session, 'c', project).map(({ symbol }) => symbol),
    ['NSURLSession'],
  );
  const listener = 'void serve(nw_parameters_t p) { nw_listener_t l = nw_listener_create(p); use(l); }';
  assert.deepEqual(
    findingsIn(inCode, listener, 'c', project).map(({ symbol }) => symbol),
    ['nw_listener_create'],
  );
});

/** What is found in the entitlements themselves. */
function listFindings(entries: string, uses: readonly UseInFile[] | undefined, known: Partial<TargetContext> = {}) {
  const entitlements = listOf(entries);
  const { text } = entitlements.file!;
  const { root, ...list } = parsePropertyList(text);
  assert.ok(root?.kind === 'dict');
  const targets = [target({ runsOn: ['macos'], entitlements, uses, ...known })];
  return inList.check({ ...list, root, text, kind: 'entitlements' }, { targets });
}

const PLACE = { path: '/project/Load.swift', line: 3, column: 5, endLine: 3, endColumn: 15 };
const USES: readonly UseInFile[] = [{ kind: 'connects', place: PLACE }];

test('the entitlements file is marked where the sandbox is turned on, if all code is known', () => {
  const [found, ...others] = listFindings(SANDBOX, USES);
  assert.deepEqual(others, []);
  assert.ok(found);
  assert.equal(found.symbol, 'com.apple.security.app-sandbox');
  assert.match(found.message, /^“App” opens connections.*network\.client/);
  assert.deepEqual(found.related, [{ ...PLACE, message: 'Here the code does it.' }]);
  assert.equal(found.fixes?.[0]?.edits[0]?.text, '\n\t<key>com.apple.security.network.client</key>\n\t<true/>');
  assert.deepEqual(listFindings(SANDBOX + CLIENT, USES), []);
  assert.deepEqual(listFindings(SANDBOX, []), []);
  assert.deepEqual(listFindings(SANDBOX, undefined), []);
});

test('a use that is not compiled for the Mac does not count in the file', () => {
  assert.deepEqual(listFindings(SANDBOX, [{ kind: 'connects', place: PLACE, platforms: ['ios'] }]), []);
  assert.equal(listFindings(SANDBOX, [{ kind: 'connects', place: PLACE, platforms: ['ios', 'macos'] }]).length, 1);
  assert.deepEqual(listFindings(SANDBOX, USES, { runsOn: ['ios'] }), []);
});

test('an entitlement that is false is made true instead of added', () => {
  const [found] = listFindings(`${SANDBOX}\t<key>com.apple.security.network.client</key>\n\t<false/>\n`, USES);
  assert.equal(found?.fixes?.[0]?.edits[0]?.text, '<true/>');
});

test('both needs are one finding with one fix, since they stand at one key', () => {
  const [found, ...others] = listFindings(SANDBOX, [...USES, { kind: 'listens', place: { ...PLACE, line: 9 } }]);
  assert.deepEqual(others, []);
  assert.match(
    found?.message ?? '',
    /opens connections and waits for connections.*network\.client and .*network\.server/,
  );
  assert.equal(found?.related?.length, 2);
  const [edit, ...more] = found?.fixes?.[0]?.edits ?? [];
  assert.deepEqual(more, []);
  assert.match(edit?.text ?? '', /network\.client<\/key>\n\t<true\/>\n\t<key>com\.apple\.security\.network\.server/);
});
