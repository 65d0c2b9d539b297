/** The kinds of value that keys of App Transport Security take. */
export type ValueKind = 'boolean' | 'string' | 'dict' | 'array';

/** The keys of the dictionary `NSAppTransportSecurity` with the kind of their value. */
export const GLOBAL_KEYS: Readonly<Record<string, ValueKind>> = {
  NSAllowsArbitraryLoads: 'boolean',
  NSAllowsArbitraryLoadsForMedia: 'boolean',
  NSAllowsArbitraryLoadsInWebContent: 'boolean',
  NSAllowsLocalNetworking: 'boolean',
  NSExceptionDomains: 'dict',
  NSPinnedDomains: 'dict',
};

/** Those of them that replace `NSAllowsArbitraryLoads` from iOS 10 and macOS 10.12 on, whatever they say. */
export const NARROWER_KEYS: readonly string[] = [
  'NSAllowsArbitraryLoadsForMedia',
  'NSAllowsArbitraryLoadsInWebContent',
  'NSAllowsLocalNetworking',
];

/** The keys of a domain in `NSExceptionDomains` with the kind of their value. */
export const DOMAIN_KEYS: Readonly<Record<string, ValueKind>> = {
  NSIncludesSubdomains: 'boolean',
  NSExceptionAllowsInsecureHTTPLoads: 'boolean',
  NSExceptionMinimumTLSVersion: 'string',
  NSExceptionRequiresForwardSecrecy: 'boolean',
  NSRequiresCertificateTransparency: 'boolean',
};

/** The keys of a domain in `NSPinnedDomains` with the kind of their value. */
export const PINNING_KEYS: Readonly<Record<string, ValueKind>> = {
  NSIncludesSubdomains: 'boolean',
  NSPinnedCAIdentities: 'array',
  NSPinnedLeafIdentities: 'array',
};

/**
 * Spellings of domain keys from the first releases of iOS 9, which the documentation dropped in September 2016, and the
 * keys that it names now.
 */
export const OLD_SPELLINGS: Readonly<Record<string, string>> = {
  NSTemporaryExceptionAllowsInsecureHTTPLoads: 'NSExceptionAllowsInsecureHTTPLoads',
  NSTemporaryExceptionMinimumTLSVersion: 'NSExceptionMinimumTLSVersion',
  NSTemporaryExceptionRequiresForwardSecrecy: 'NSExceptionRequiresForwardSecrecy',
  NSThirdPartyExceptionAllowsInsecureHTTPLoads: 'NSExceptionAllowsInsecureHTTPLoads',
  NSThirdPartyExceptionMinimumTLSVersion: 'NSExceptionMinimumTLSVersion',
  NSThirdPartyExceptionRequiresForwardSecrecy: 'NSExceptionRequiresForwardSecrecy',
};

/** The key that a key of a domain stands for: itself, or what its old spelling is called now. */
export function currentSpelling(key: string): string {
  return Object.hasOwn(OLD_SPELLINGS, key) ? OLD_SPELLINGS[key]! : key;
}
