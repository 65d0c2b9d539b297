/** Defects that other scanners of such code were found to have, each as a test of this one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folder, netguide, scanJson } from './support.ts';

const TRUSTS_ALL = `import Foundation

final class Trusting: NSObject, URLSessionDelegate {
    func urlSession(
        _ session: URLSession, didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        let trust = challenge.protectionSpace.serverTrust!
        completionHandler(.useCredential, URLCredential(trust: trust))
    }
}
`;
const EVALUATES = TRUSTS_ALL.replace(
  '        completionHandler(.useCredential,',
  `        guard SecTrustEvaluateWithError(trust, nil) else {
            return completionHandler(.cancelAuthenticationChallenge, nil)
        }
        completionHandler(.useCredential,`,
);

test('a column is that of the editor, and each use is a result of its own', (t) => {
  const { report } = scanJson([], {
    cwd: folder(t, { 'a.swift': '\n\tCFSocketInvalidate(a); CFSocketInvalidate(b)\n' }),
  });
  assert.deepEqual(
    report.findings.map(({ line, column, endColumn }) => [line, column, endColumn]),
    [
      [2, 2, 20],
      [2, 25, 43],
    ],
  );
});

test('a suppression hides what is on its own line, and nothing else of its rule', (t) => {
  const text =
    'CFSocketInvalidate(a)\n// netguide:disable:next cfsocket\nCFSocketInvalidate(b)\nCFSocketInvalidate(c)\n';
  const { report } = scanJson([], { cwd: folder(t, { 'a.swift': text }) });
  assert.deepEqual(
    report.findings.map(({ line }) => line),
    [1, 4],
  );
});

test('no word in a file makes its comments count as code', (t) => {
  const text = 'let note = "ignore: this"\n// ignore: CFSocketInvalidate(a)\n/* URLCredential(trust: t) */\n';
  assert.deepEqual(scanJson([], { cwd: folder(t, { 'a.swift': text }) }).report.findings, []);
});

test('an unknown key of the configuration is warned about, and the rest is honoured', (t) => {
  const configuration = '{ "ignore-paths": [], "rules": { "cfsocket": "off" } }';
  const cwd = folder(t, { 'netguide.json': configuration, 'a.swift': 'CFSocketInvalidate(a)\n' });
  const { err, report } = scanJson([], { cwd });
  assert.match(err, /netguide\.json:1:3: warning: Unknown setting “ignore-paths”/);
  assert.deepEqual(report.findings, []);
});

test('the API that takes the place of a deprecated one is not taken for it', (t) => {
  const text = 'let c = URLSessionConfiguration.default\nc.tlsMinimumSupportedProtocolVersion = .TLSv12\n';
  assert.deepEqual(scanJson([], { cwd: folder(t, { 'a.swift': text }) }).report.findings, []);
});

test('folders of specs and fixtures are scanned, and what is not can be listed', (t) => {
  const files = { 'spec/a.swift': 'CFSocketInvalidate(a)\n', 'fixtures/b.swift': 'CFSocketInvalidate(b)\n' };
  assert.equal(scanJson([], { cwd: folder(t, files) }).report.findings.length, 2);
  assert.match(netguide(['rules', '--excludes']).out, /^Pods\nCarthage\n/);
});

test('a credential that is made after an evaluation which decides is right', (t) => {
  const rules = (text: string): readonly string[] =>
    scanJson([], { cwd: folder(t, { 'a.swift': text }) }).report.findings.map(({ ruleId }) => ruleId);
  assert.deepEqual(rules(TRUSTS_ALL), ['trust-all-certificates']);
  assert.deepEqual(rules(EVALUATES), []);
});
