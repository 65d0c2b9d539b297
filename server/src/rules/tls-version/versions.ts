/** A version of TLS or SSL, or a choice of an IKEv2 association, that is no longer secure. */
export interface Weakness {
  /** Its name in a sentence. */
  readonly name: string;
  /** How to write the least that is secure instead, in the same spelling; `undefined` where that needs a decision. */
  readonly better: string | undefined;
}

/** The types that versions are written in; numbers mean something else in each. */
export type Family = 'tls' | 'ssl' | 'level' | 'ike-tls' | 'ike';

type Spellings = Readonly<Record<string, Weakness>>;

/** Weaknesses by spelling, from the pairs of a spelling and the weakness's name. */
function spelled(better: string | undefined, names: Readonly<Record<string, string>>): Spellings {
  return Object.fromEntries(Object.entries(names).map(([spelling, name]) => [spelling, { name, better }]));
}

const TLS: Spellings = {
  ...spelled('TLSv12', { TLSv10: 'TLS 1.0', TLSv11: 'TLS 1.1' }),
  ...spelled('DTLSv12', { DTLSv10: 'DTLS 1.0' }),
  ...spelled('tls_protocol_version_TLSv12', {
    tls_protocol_version_TLSv10: 'TLS 1.0',
    tls_protocol_version_TLSv11: 'TLS 1.1',
  }),
  ...spelled('tls_protocol_version_DTLSv12', { tls_protocol_version_DTLSv10: 'DTLS 1.0' }),
  ...spelled('0x0303', { '0x0300': 'SSL 3', '0x0301': 'TLS 1.0', '0x0302': 'TLS 1.1' }),
  ...spelled('771', { '768': 'SSL 3', '769': 'TLS 1.0', '770': 'TLS 1.1' }),
  ...spelled('0xfefd', { '0xfeff': 'DTLS 1.0' }),
  ...spelled('65277', { '65279': 'DTLS 1.0' }),
};

const SSL: Spellings = {
  ...spelled('tlsProtocol12', {
    sslProtocol2: 'SSL 2',
    sslProtocol3: 'SSL 3',
    sslProtocol3Only: 'SSL 3',
    tlsProtocol1: 'TLS 1.0',
    tlsProtocol1Only: 'TLS 1.0',
    tlsProtocol11: 'TLS 1.1',
  }),
  ...spelled('dtlsProtocol12', { dtlsProtocol1: 'DTLS 1.0' }),
  ...spelled('kTLSProtocol12', {
    kSSLProtocol2: 'SSL 2',
    kSSLProtocol3: 'SSL 3',
    kSSLProtocol3Only: 'SSL 3',
    kTLSProtocol1: 'TLS 1.0',
    kTLSProtocol1Only: 'TLS 1.0',
    kTLSProtocol11: 'TLS 1.1',
  }),
  ...spelled('kDTLSProtocol12', { kDTLSProtocol1: 'DTLS 1.0' }),
  ...spelled('8', { '1': 'SSL 2', '2': 'SSL 3', '3': 'SSL 3', '4': 'TLS 1.0', '5': 'TLS 1.0', '7': 'TLS 1.1' }),
  ...spelled('11', { '9': 'DTLS 1.0' }),
};

const LEVELS: Spellings = {
  ...spelled('negotiatedSSL', { ssLv2: 'SSL 2', ssLv3: 'SSL 3', tlSv1: 'TLS 1.0' }),
  ...spelled('kCFStreamSocketSecurityLevelNegotiatedSSL', {
    kCFStreamSocketSecurityLevelSSLv2: 'SSL 2',
    kCFStreamSocketSecurityLevelSSLv3: 'SSL 3',
    kCFStreamSocketSecurityLevelTLSv1: 'TLS 1.0',
  }),
  ...spelled('NSStreamSocketSecurityLevelNegotiatedSSL', {
    NSStreamSocketSecurityLevelSSLv2: 'SSL 2',
    NSStreamSocketSecurityLevelSSLv3: 'SSL 3',
    NSStreamSocketSecurityLevelTLSv1: 'TLS 1.0',
  }),
};

const IKE_TLS: Spellings = {
  ...spelled('version1_2', { version1_0: 'TLS 1.0', version1_1: 'TLS 1.1' }),
  ...spelled('NEVPNIKEv2TLSVersion1_2', {
    NEVPNIKEv2TLSVersion1_0: 'TLS 1.0',
    NEVPNIKEv2TLSVersion1_1: 'TLS 1.1',
  }),
};

/** The server has to change as well, so nothing here is mended by an edit. */
const IKE: Spellings = spelled(undefined, {
  algorithmDES: 'DES',
  algorithm3DES: 'Triple DES',
  SHA96: 'SHA-1',
  SHA160: 'SHA-1',
  group1: 'Diffie-Hellman group 1',
  group2: 'Diffie-Hellman group 2',
  group5: 'Diffie-Hellman group 5',
  NEVPNIKEv2EncryptionAlgorithmDES: 'DES',
  NEVPNIKEv2EncryptionAlgorithm3DES: 'Triple DES',
  NEVPNIKEv2IntegrityAlgorithmSHA96: 'SHA-1',
  NEVPNIKEv2IntegrityAlgorithmSHA160: 'SHA-1',
  NEVPNIKEv2DiffieHellmanGroup1: 'Diffie-Hellman group 1',
  NEVPNIKEv2DiffieHellmanGroup2: 'Diffie-Hellman group 2',
  NEVPNIKEv2DiffieHellmanGroup5: 'Diffie-Hellman group 5',
});

const BY_FAMILY: Readonly<Record<Family, Spellings>> = {
  tls: TLS,
  ssl: SSL,
  level: LEVELS,
  'ike-tls': IKE_TLS,
  ike: IKE,
};

/** What is weak about an identifier or a number of that family; `undefined` for everything else. */
export function weaknessOf(family: Family, spelling: string): Weakness | undefined {
  const key = /^\d/.test(spelling)
    ? spelling
        .replaceAll('_', '')
        .replace(/(?<=\d)[uUlL]+$/, '')
        .toLowerCase()
    : spelling;
  const known = BY_FAMILY[family];
  const padded = /^0x3\w\w$/.test(key) ? `0x0${key.slice(2)}` : key;
  return Object.hasOwn(known, padded) ? known[padded] : undefined;
}
