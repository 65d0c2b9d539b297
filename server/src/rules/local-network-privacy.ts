import { additionFix, placeInList } from '../analysis/local-network/additions.ts';
import { DESCRIPTION, SERVICES } from '../analysis/local-network/declared-types.ts';
import {
  askingApps,
  type InformedTarget,
  isCertain,
  isLocalUse,
  type Lack,
  lackFor,
} from '../analysis/local-network/lacking.ts';
import type { CodeUse } from '../analysis/code-uses.ts';
import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { collectUses } from '../analysis/uses/collect-uses.ts';
import type { GuidanceRef } from '../knowledge/model.ts';

/** Uses of the local network in an app whose Info.plist does not declare them. Quiet where the Info.plist is not known. */
export default definePatternRule({
  id: 'local-network-privacy',
  status: 'risky',
  triggers: [
    'bonjour',
    'bonjourWithTXTRecord',
    'NWListener',
    'NetService',
    'NetServiceBrowser',
    'NSNetService',
    'NSNetServiceBrowser',
    'MCNearbyServiceAdvertiser',
    'MCNearbyServiceBrowser',
    'MCAdvertiserAssistant',
    'MCBrowserViewController',
    'DNSServiceRegister',
    'DNSServiceBrowse',
    'CFNetServiceCreate',
    'CFNetServiceBrowserSearchForServices',
    'nw_advertise_descriptor_create_bonjour_service',
    'nw_browse_descriptor_create_bonjour_service',
    'NWMulticastGroup',
    'nw_group_descriptor_create_multicast',
    'joinMulticastGroup',
    'enableBroadcast',
  ],
  check(shape, project) {
    const apps = askingApps(project?.targets ?? []);
    if (apps.length === 0) return [];
    const found: Candidate[] = [];
    let described = false;
    for (const use of collectUses(shape).filter(isLocalUse)) {
      const lacks = apps.flatMap((app) => lackFor(app, use) ?? []).filter((lack) => isToldHere(lack, use, described));
      if (lacks.length > 0) found.push(candidate(use, lacks));
      described ||= lacks.some(({ description }) => description);
    }
    return found;
  },
});

/** The usage description is asked for once, and not where `multicast-entitlement` has something to say first. */
function isToldHere({ types, anyType, target }: Lack, { kind }: CodeUse, described: boolean): boolean {
  return types.length > 0 || anyType || (!described && (kind !== 'multicast' || hasMulticast(target)));
}

function hasMulticast({ entitlements }: InformedTarget): boolean {
  return entitlements?.values['com.apple.developer.networking.multicast'] !== undefined;
}

function candidate(use: CodeUse, lacks: readonly Lack[]): Candidate {
  const types = [...new Set(lacks.flatMap((lack) => lack.types))];
  const description = lacks.some((lack) => lack.description);
  const unknown = lacks.some(({ anyType }) => anyType);
  const files = lacks.map(({ target }) => target.info.file);
  const same = lacks.every(
    (lack) => lack.types.join() === lacks[0]?.types.join() && lack.description === lacks[0]?.description,
  );
  return {
    start: use.start,
    end: use.end,
    confidence: lacks.some(isCertain) ? 'certain' : 'likely',
    message: message(use, lacks, { types, description, unknown }),
    guidance: guidanceOf(use, lacks),
    related: files.flatMap((file) => (file ? [placeInList(file)] : [])),
    fixes: same && !unknown ? additionFix({ types, description }, files) : [],
  };
}

interface Missing {
  readonly types: readonly string[];
  readonly description: boolean;
  readonly unknown: boolean;
}

/** What happens without a declaration: for sure, and perhaps. */
const CONSEQUENCES: Readonly<Partial<Record<CodeUse['kind'], readonly [string, string]>>> = {
  'bonjour-browse': ['browsing finds nothing', 'browsing may find nothing'],
  'bonjour-advertise': ['the service is not registered', 'the service may not be registered'],
  multipeer: ['peers don’t find each other', 'peers may not find each other'],
};

function message({ kind }: CodeUse, lacks: readonly Lack[], { types, description, unknown }: Missing): string {
  const names = [...new Set(lacks.map(({ target }) => `“${target.name}”`))].join(' and ');
  const list = types.length > 0 ? `${types.join(' and ')} in ${SERVICES}` : unknown ? SERVICES : undefined;
  const lacking = [list, description ? DESCRIPTION : undefined].filter((one) => one !== undefined).join(' and ');
  const consequence = CONSEQUENCES[kind]?.[lacks.some(isCertain) ? 0 : 1];
  return list === undefined || consequence === undefined
    ? `The Info.plist of target ${names} lacks ${lacking}, which tells people why the app uses the local network; add it.`
    : `The Info.plist of target ${names} lacks ${lacking}, and so ${consequence}; add ${description ? 'both' : 'it'}.`;
}

function guidanceOf({ kind }: CodeUse, lacks: readonly Lack[]): readonly GuidanceRef[] {
  const section =
    kind === 'multipeer'
      ? 'multipeer-connectivity-considerations'
      : kind === 'multicast'
        ? 'multicast-operations'
        : 'bonjour-operations';
  const general: readonly GuidanceRef[] = [{ id: 'tn3179', section }, { id: 'docs-nsbonjourservices' }];
  const both: GuidanceRef = { id: 'docs-discovering-peers-multipeer', section: 'add-bonjour-services-plist-keys' };
  if (kind !== 'multipeer') return general;
  return lacks.every(({ disputed }) => disputed) ? [both, ...general] : [...general, both];
}
