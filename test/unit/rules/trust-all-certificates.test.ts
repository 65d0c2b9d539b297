import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import rule from '../../../server/src/rules/trust-all-certificates.ts';
import { STREAM_SETTINGS } from '../../../server/src/rules/trust-all-certificates/stream-settings.ts';
import { SWITCH_NAMES } from '../../../server/src/rules/trust-all-certificates/switches.ts';
import { findingsOf } from '../../support/rule-findings.ts';

const find = findingsOf(rule);

/** What is said of a handler with that body: `none`, or how sure it is. */
const swift = (body: string): string =>
  find(`class A {
    func urlSession(_ s: URLSession, didReceive challenge: URLAuthenticationChallenge, completionHandler: @escaping Answer) {
        guard let trust = challenge.protectionSpace.serverTrust else { return completionHandler(.performDefaultHandling, nil) }
        ${body}
    }
}`)[0]?.confidence ?? 'none';

const objc = (body: string): string =>
  find(
    `@implementation A
- (void)URLSession:(NSURLSession *)s didReceiveChallenge:(NSURLAuthenticationChallenge *)challenge completionHandler:(Answer)done
{
    SecTrustRef trust = challenge.protectionSpace.serverTrust;
    ${body}
}
@end`,
    'c',
  )[0]?.confidence ?? 'none';

const USE = 'completionHandler(.useCredential, URLCredential(trust: trust))';
const CANCEL = 'completionHandler(.cancelAuthenticationChallenge, nil)';
const OBJC_USE = 'done(NSURLSessionAuthChallengeUseCredential, [NSURLCredential credentialForTrust:trust]);';
const OBJC_CANCEL = 'done(NSURLSessionAuthChallengeCancelAuthenticationChallenge, nil);';

describe('A credential from a trust in Swift', () => {
  const table: Readonly<Record<string, readonly string[]>> = {
    none: [
      `if SecTrustEvaluateWithError(trust, nil) { ${USE} }`,
      `if !SecTrustEvaluateWithError(trust, nil) { ${CANCEL} } else { ${USE} }`,
      `let ok = SecTrustEvaluateWithError(trust, nil); if ok { ${USE} }`,
      `var error: CFError?; _ = SecTrustEvaluateWithError(trust, &error); if error == nil { ${USE} }`,
      `guard (try? policy.check(trust)) != nil else { return ${CANCEL} }; ${USE}`,
      `do { try policy.check(trust) } catch { return ${CANCEL} }; ${USE}`,
      `let verdict = policy.check(challenge); switch verdict { case .good: ${USE}; case .bad: ${CANCEL} }`,
      `Task { if await policy.check(trust) { ${USE} } }`,
      `policy.check(trust) { good in guard good else { return }; ${USE} }`,
      `if trust.isTrusted(by: root) { ${USE} }`,
      `let mine = SecTrustCopyKey(trust)!; let raw = SecKeyCopyExternalRepresentation(mine, nil)! as Data; if raw == pin { ${USE} }`,
      `let good = chain.contains { SecCertificateCopyData($0) as Data == pin }; if good, isServer { ${USE} }`,
      `completionHandler(isGood(trust) ? .useCredential : .cancelAuthenticationChallenge, URLCredential(trust: trust))`,
      `let credential = URLCredential(trust: trust); if isGood(trust) { completionHandler(.useCredential, credential) }`,
      `let credential = URLCredential(trust: trust); store(credential)`,
      'if challenge.protectionSpace.host == "localhost" { ' + USE + ' }',
      `if SecTrustEvaluateWithError(trust, nil) {} else if isPinned(trust) { ${USE} }`,
    ],
    certain: [
      USE,
      `if challenge.previousFailureCount == 0 { ${USE} }`,
      `if challenge.protectionSpace.host == "example.com" { ${USE} }`,
      `SecTrustEvaluateWithError(trust, nil); ${USE}`,
      `let ok = SecTrustEvaluateWithError(trust, nil); print(ok); ${USE}`,
      `if !SecTrustEvaluateWithError(trust, nil) { print("bad") }; ${USE}`,
      `if SecTrustEvaluateWithError(trust, nil) { ${USE} } else { ${USE} }`,
      `if SecTrustEvaluateWithError(trust, nil) { ${CANCEL} } else { ${USE} }`,
      `if !SecTrustEvaluateWithError(trust, nil) { ${USE} }`,
      `if let leaf = (SecTrustCopyCertificateChain(trust) as? [SecCertificate])?.first { print(leaf); ${USE} }`,
      `let credential = URLCredential(trust: trust); completionHandler(.useCredential, credential)`,
      `DispatchQueue.main.async { ${USE} }`,
      `Task { await MainActor.run { ${USE} } }`,
    ],
    likely: [
      `if settings.allowsEverything { ${USE} }`,
      `guard isDeveloper else { return ${CANCEL} }; ${USE}`,
      `#if DEBUG\n${USE}\n#endif`,
      `#if !DEBUG\nif isGood(trust) { ${USE} }\n#else\n${USE}\n#endif`,
    ],
  };
  for (const [expected, bodies] of Object.entries(table)) {
    test(expected, () => {
      for (const body of bodies) assert.equal(swift(body), expected, body);
    });
  }
});

describe('A credential from a trust in Objective-C', () => {
  const table: Readonly<Record<string, readonly string[]>> = {
    none: [
      `if (SecTrustEvaluateWithError(trust, NULL)) ${OBJC_USE}`,
      `if (!SecTrustEvaluateWithError(trust, NULL)) { ${OBJC_CANCEL} return; } ${OBJC_USE}`,
      `if (!SecTrustEvaluateWithError(trust, NULL)) ${OBJC_CANCEL} else ${OBJC_USE}`,
      `SecTrustResultType r; SecTrustEvaluate(trust, &r); BOOL ok = r == kSecTrustResultProceed; if (ok) { ${OBJC_USE} }`,
      `SecTrustResultType r; if (SecTrustGetTrustResult(trust, &r) == errSecSuccess && r == kSecTrustResultUnspecified) { ${OBJC_USE} }`,
      `if ([self.policy evaluateServerTrust:trust forDomain:host]) { ${OBJC_USE} }`,
      `NSData *d = CFBridgingRelease(SecCertificateCopyData(leaf)); if ([d isEqualToData:self.pin]) { ${OBJC_USE} }`,
      `NSURLCredential *c = [NSURLCredential credentialForTrust:trust]; [self keep:c];`,
    ],
    certain: [
      OBJC_USE,
      `if ([challenge.protectionSpace.authenticationMethod isEqualToString:NSURLAuthenticationMethodServerTrust]) { ${OBJC_USE} }`,
      `SecTrustResultType r; if (SecTrustEvaluate(trust, &r) == noErr) { ${OBJC_USE} }`,
      `SecTrustEvaluateWithError(trust, NULL); ${OBJC_USE}`,
      `dispatch_async(dispatch_get_main_queue(), ^{ ${OBJC_USE} });`,
      `if (SecTrustEvaluateWithError(trust, NULL)) { ${OBJC_USE} } else { ${OBJC_USE} }`,
    ],
    likely: [
      `if (self.allowsEverything) { ${OBJC_USE} }`,
      `if (!_strict) ${OBJC_USE}`,
      `\n#ifdef DEBUG\n${OBJC_USE}\n#endif\n`,
    ],
  };
  for (const [expected, bodies] of Object.entries(table)) {
    test(expected, () => {
      for (const body of bodies) assert.equal(objc(body), expected, body);
    });
  }
});

describe('Functions of the project', () => {
  const helper = (call: string): string => `class A {
    func urlSession(_ s: URLSession, didReceive challenge: URLAuthenticationChallenge, completionHandler: Answer) {
        ${call}
    }
    func accept(_ challenge: URLAuthenticationChallenge, _ answer: Answer) {
        answer(.useCredential, URLCredential(trust: challenge.protectionSpace.serverTrust!))
    }
}`;

  test('are judged by where they are called', () => {
    assert.equal(find(helper('if isGood(challenge) { accept(challenge, completionHandler) }')).length, 0);
    assert.equal(find(helper('accept(challenge, completionHandler)'))[0]?.confidence, 'certain');
    assert.equal(find(helper(''))[0]?.confidence, 'likely');
  });
});

describe('The tables of settings', () => {
  test('have a trigger for each of their names', () => {
    const missing = [...STREAM_SETTINGS, ...SWITCH_NAMES].filter((name) => !rule.triggers.includes(name));
    assert.deepEqual(missing, []);
  });
});

describe('A test build', () => {
  test('is told from a platform', () => {
    const use = 'policy.allowInvalidCertificates = true';
    const confidence = (text: string): string | undefined => find(`func f() {\n${text}\n}`)[0]?.confidence;
    assert.equal(confidence(`#if DEBUG\n${use}\n#endif`), 'likely');
    assert.equal(confidence(`#if os(iOS)\n${use}\n#endif`), 'certain');
    assert.equal(confidence(`#if DEBUG\nprint(1)\n#endif\n${use}`), 'certain');
    assert.equal(confidence(`#if DEBUG\nprint(1)\n#else\n${use}\n#endif`), 'certain');
    assert.equal(confidence(`#if !DEBUG\n${use}\n#endif`), 'certain');
    assert.equal(confidence(`#if !DEBUG\nprint(1)\n#else\n${use}\n#endif`), 'likely');
    assert.equal(confidence(`#if os(iOS)\nif DEBUG {\n${use}\n}\n#endif`), 'certain');
    assert.equal(confidence(`#if DEBUG && os(iOS)\n#if canImport(UIKit)\n${use}\n#endif\n#endif`), 'likely');
  });
});
