import type { PlistDict } from '../analysis/property-list/model.ts';
import { entryOf, valueOf } from '../analysis/property-list/queries.ts';
import { definePropertyListRule, type PropertyListFile } from '../analysis/property-list/rule.ts';
import type { Candidate } from '../analysis/rule.ts';
import { exceptionDomains } from './ats/exception-domains.ts';
import { globalExceptions } from './ats/global-settings.ts';
import { GLOBAL_KEYS } from './ats/keys.ts';
import { pinnedDomains } from './ats/pinned-domains.ts';
import { strayGlobalKeys, strayKeysAtTop } from './ats/stray-keys.ts';
import { uncoveredConnections } from './ats/uncovered.ts';
import { wrongKind, wrongKinds } from './ats/value-kinds.ts';

export default definePropertyListRule({
  id: 'app-transport-security',
  applies: 'info',
  status: 'insecure',
  readsUses: true,
  triggers: [
    'NSAppTransportSecurity',
    'NSAllowsArbitraryLoads',
    'NSAllowsArbitraryLoadsForMedia',
    'NSAllowsArbitraryLoadsInWebContent',
    'NSAllowsLocalNetworking',
    'NSExceptionDomains',
    'NSPinnedDomains',
    'NSIncludesSubdomains',
    'NSExceptionAllowsInsecureHTTPLoads',
    'NSExceptionMinimumTLSVersion',
    'NSExceptionRequiresForwardSecrecy',
    'NSRequiresCertificateTransparency',
    'NSPinnedCAIdentities',
    'NSPinnedLeafIdentities',
    'NSTemporaryExceptionAllowsInsecureHTTPLoads',
    'NSTemporaryExceptionMinimumTLSVersion',
    'NSTemporaryExceptionRequiresForwardSecrecy',
    'NSThirdPartyExceptionAllowsInsecureHTTPLoads',
    'NSThirdPartyExceptionMinimumTLSVersion',
    'NSThirdPartyExceptionRequiresForwardSecrecy',
  ],
  check(file, project) {
    const ats = entryOf(file.root, 'NSAppTransportSecurity');
    return [
      // While somebody types, what belongs into a dictionary may seem to stand outside.
      ...(file.complete ? strayKeysAtTop(file) : []),
      ...(ats?.value.kind === 'dict' ? transportSecurity(file, ats.value) : []),
      ...(ats && file.complete ? uncoveredConnections(ats, project) : []),
      ...(ats ? wrongKind(file, ats.key, ats.value, 'dict') : []),
    ];
  },
});

function transportSecurity(file: PropertyListFile, ats: PlistDict): readonly Candidate[] {
  const exceptions = valueOf(ats, 'NSExceptionDomains');
  const pinned = valueOf(ats, 'NSPinnedDomains');
  return [
    ...(file.complete ? strayGlobalKeys(ats) : []),
    ...wrongKinds(file, ats, GLOBAL_KEYS),
    ...globalExceptions(file, ats),
    ...(exceptions?.kind === 'dict' ? exceptionDomains(file, exceptions) : []),
    ...(pinned?.kind === 'dict' ? pinnedDomains(file, pinned) : []),
  ];
}
