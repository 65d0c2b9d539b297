import { definePatternRule } from '../analysis/rule.ts';
import { createInTestBuild } from './trust-all-certificates/build-conditions.ts';
import { claimedSpaces, connectionsWithoutEvaluation } from './trust-all-certificates/connections.ts';
import { unevaluatedCredentials } from './trust-all-certificates/credentials.ts';
import { trustNames } from './trust-all-certificates/names.ts';
import { createJudge, saysUseCredential } from './trust-all-certificates/scopes.ts';
import { harmfulStreamSettings } from './trust-all-certificates/stream-settings.ts';
import { harmfulSwitches } from './trust-all-certificates/switches.ts';
import { verifiersThatAcceptAll } from './trust-all-certificates/verify-blocks.ts';

/** Code that accepts a server whatever its certificate; code that evaluates the trust, or may do so, stays clean. */
export default definePatternRule({
  id: 'trust-all-certificates',
  status: 'insecure',
  triggers: [
    'URLCredential',
    'NSURLCredential',
    'credentialForTrust',
    'sec_protocol_options_set_verify_block',
    'certificateValidator',
    'SecTrust',
    'didReceiveTrust',
    'allowsAnyHTTPSCertificateForHost',
    'allowsAnyHTTPSCertificate',
    'continueWithoutCredentialForAuthenticationChallenge',
    'continueWithoutCredential',
    // Those of stream-settings.ts and switches.ts, with the setters.
    'kCFStreamSSLValidatesCertificateChain',
    'kCFStreamSSLAllowsAnyRoot',
    'kCFStreamSSLAllowsExpiredCertificates',
    'kCFStreamSSLAllowsExpiredRoots',
    'kTSKEnforcePinning',
    'SSLSetEnableCertVerify',
    'SSLSetAllowsAnyRoot',
    'SSLSetAllowsExpiredCerts',
    'SSLSetAllowsExpiredRoots',
    'allowInvalidCertificates',
    'setAllowInvalidCertificates',
    'validatesDomainName',
    'setValidatesDomainName',
    'validatesCertificateChain',
    'setValidatesCertificateChain',
    'allowsUntrustedSSLCertificates',
    'setAllowsUntrustedSSLCertificates',
    'allowUntrustedCertificates',
    'setAllowUntrustedCertificates',
    'disableSSLCertValidation',
    'setDisableSSLCertValidation',
    'allowSelfSigned',
    'setAllowSelfSigned',
    'validatesSecureCertificate',
    'setValidatesSecureCertificate',
    'setAllowsAnyHTTPSCertificate',
    'DisabledTrustEvaluator',
    'DisabledEvaluator',
    'disableEvaluation',
    'SDWebImageAllowInvalidSSLCertificates',
    'SDWebImageDownloaderAllowInvalidSSLCertificates',
    'allowInvalidSSLCertificates',
  ],
  check(shape) {
    const names = trustNames(shape);
    const judge = createJudge(shape, names, (token) => saysUseCredential(shape, token));
    const inTestBuild = createInTestBuild(shape);
    const credentials = unevaluatedCredentials(shape, judge, inTestBuild);
    return [
      ...credentials,
      ...claimedSpaces(shape, credentials),
      ...connectionsWithoutEvaluation(shape, judge),
      ...verifiersThatAcceptAll(shape, names),
      ...harmfulStreamSettings(shape, inTestBuild),
      ...harmfulSwitches(shape, inTestBuild),
    ];
  },
});
