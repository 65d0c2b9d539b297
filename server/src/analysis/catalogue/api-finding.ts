import type {
  ApiEntry,
  GuidanceEntry,
  GuidanceRef,
  Platform,
  PlatformVersions,
  Replacement,
} from '../../knowledge/model.ts';
import type { Deployment } from '../project-context.ts';
import type { Finding, Status } from '../finding.ts';
import type { ApiLanguage } from '../source/language.ts';
import { compareVersions, platformsOf, platformVersion, versionFor } from '../versions.ts';
import type { ApiUse } from './match.ts';

/** A finding before settings decide its severity. */
export type UnratedFinding = Omit<Finding, 'severity'>;

/** What a finding of the catalogue depends on besides the use. */
interface ApiContext {
  readonly language: ApiLanguage;
  readonly deployment: Deployment;
  readonly guidance: ReadonlyMap<string, GuidanceEntry>;
}

/** What is the same for every use of an entry. */
type EntryFinding = Omit<UnratedFinding, 'start' | 'end' | 'symbol'>;

/** Turns a use into a finding; `undefined` when the entry says nothing to a project with these deployment targets. */
export type FindingOfUse = (use: ApiUse) => UnratedFinding | undefined;

/**
 * Makes {@link FindingOfUse}s. What depends on an entry and its context alone is worked out once, and kept for as long
 * as the object of the deployment targets is.
 */
export function createFindingMaker(
  guidance: ReadonlyMap<string, GuidanceEntry>,
): (language: ApiLanguage, deployment: Deployment) => FindingOfUse {
  const makers = new WeakMap<PlatformVersions, Map<string, FindingOfUse>>();
  return (language, deployment) => {
    const known = makers.get(deployment.versions) ?? new Map<string, FindingOfUse>();
    makers.set(deployment.versions, known);
    const key = `${language} ${deployment.from ?? ''}`;
    const maker = known.get(key) ?? findingOfUseIn({ language, deployment, guidance });
    known.set(key, maker);
    return maker;
  };
}

function findingOfUseIn(context: ApiContext): FindingOfUse {
  const known = new Map<ApiEntry, EntryFinding | undefined>();
  return ({ entry, start, end, symbol }) => {
    if (!known.has(entry)) {
      known.set(entry, isReported(entry, context.deployment.versions) ? findingOfEntry(entry, context) : undefined);
    }
    const finding = known.get(entry);
    return finding && { start, end, symbol, ...finding };
  };
}

function findingOfEntry(entry: ApiEntry, context: ApiContext): EntryFinding {
  const status = statusForTargets(entry.status, entry.deprecated, context.deployment.versions);
  const replacements = usableReplacements(entry.replacements, context);
  return {
    ruleId: entry.rule,
    confidence: 'certain',
    status,
    message: messageOf(displayName(entry, context.language), entry, status, context.deployment, replacements),
    guidance: orderGuidance(entry.guidance, context),
    deprecated: entry.deprecated,
    replacements,
    ...(entry.note === undefined ? {} : { note: entry.note }),
  };
}

/**
 * Whether an entry says anything to a project with these targets: not below the release from which it is reported, and
 * not on platforms where it is not deprecated.
 */
function isReported(entry: ApiEntry, targets: PlatformVersions): boolean {
  const platforms = platformsOf(targets);
  if (platforms.length === 0) return true;
  if (entry.from !== undefined && !isAvailable(entry.from, targets)) return false;
  if (entry.status !== 'deprecated' || platformsOf(entry.deprecated).length === 0) return true;
  return platforms.some((platform) => versionFor(entry.deprecated, platform) !== undefined);
}

/**
 * `deprecated` or `deprecated-later`, for what is deprecated in `versions`; any other status stays. An unknown target
 * is the newest SDK: then what the SDK deprecates is deprecated.
 */
export function statusForTargets(status: Status, versions: PlatformVersions, targets: PlatformVersions): Status {
  if (status !== 'deprecated') return status;
  const compared = platformsOf(targets).filter((platform) => versionFor(versions, platform) !== undefined);
  const later = compared.every((platform) => isLater(versions, targets, platform));
  return compared.length > 0 && later ? 'deprecated-later' : 'deprecated';
}

function isLater(versions: PlatformVersions, targets: PlatformVersions, platform: Platform): boolean {
  return compareVersions(versionFor(versions, platform)!, targets[platform]!) > 0;
}

function usableReplacements(all: readonly Replacement[], { language, deployment }: ApiContext): readonly Replacement[] {
  const spoken = all.filter((one) => one.language === undefined || one.language === language);
  const usable = spoken.filter(({ from }) => from === undefined || isAvailable(from, deployment.versions));
  return usable.length > 0 ? usable : spoken;
}

function isAvailable(from: PlatformVersions, targets: PlatformVersions): boolean {
  return platformsOf(targets).every((platform) => {
    const version = versionFor(from, platform);
    return version === undefined || compareVersions(version, targets[platform]!) <= 0;
  });
}

/** Guidance that was written for other deployment targets comes last. */
function orderGuidance(refs: readonly GuidanceRef[], { guidance, deployment }: ApiContext): readonly GuidanceRef[] {
  const fits = (ref: GuidanceRef): boolean => fitsTargets(guidance.get(ref.id), deployment.versions);
  return [...refs.filter(fits), ...refs.filter((ref) => !fits(ref))];
}

function fitsTargets(entry: GuidanceEntry | undefined, targets: PlatformVersions): boolean {
  const versions = platformsOf(targets).map((platform) => targets[platform]!);
  const { from, below } = entry?.targets ?? {};
  if (versions.length === 0) return below === undefined;
  if (from !== undefined && versions.some((version) => compareVersions(version, from) < 0)) return false;
  return below === undefined || versions.some((version) => compareVersions(version, below) < 0);
}

/** `MCSession`, `MCSession.send(_:toPeers:with:)`, `-[MCSession sendData:toPeers:withMode:error:]`. */
export function displayName(entry: ApiEntry, language: ApiLanguage): string {
  const swift = entry.swift ?? entry.c ?? '';
  if (language === 'swift') return entry.of === undefined ? swift : `${entry.ofSwift ?? entry.of}.${swift}`;
  const c = entry.c ?? swift;
  if (entry.of === undefined) return c;
  return entry.kind === 'property' ? `${entry.of}.${c}` : `${entry.static === true ? '+' : '-'}[${entry.of} ${c}]`;
}

function messageOf(
  symbol: string,
  entry: ApiEntry,
  status: Status,
  { versions, from }: Deployment,
  replacements: readonly Replacement[],
): string {
  const instead = replacements[0] === undefined ? '' : `; use ${replacements[0].api} instead`;
  const since = versionPhrase(entry.deprecated, versions);
  switch (status) {
    case 'deprecated':
      return `${symbol} is deprecated${sincePhrase(since, versions)}${instead}.`;
    case 'deprecated-later':
      return `${symbol} is deprecated from ${since} on, later than ${from === undefined ? 'your deployment target' : `the deployment target of ${from}`}${instead}.`;
    case 'to-be-deprecated':
      return `${symbol} is marked to be deprecated in a future release, and the compiler does not say so${instead}.`;
    default:
      return `${symbol} is discouraged by Apple's guidance, although the SDK does not deprecate it${instead}.`;
  }
}

/** Without a deployment target nobody knows whether it is deprecated already: the release says from when on. */
function sincePhrase(since: string, targets: PlatformVersions): string {
  if (since === '') return '';
  return platformsOf(targets).length === 0 ? ` from ${since} on` : ` in ${since}`;
}

/** The version on the platform that matters most: a targeted one, else iOS or what comes first. */
function versionPhrase(versions: PlatformVersions, targets: PlatformVersions): string {
  const targeted = platformsOf(targets).find((platform) => versionFor(versions, platform) !== undefined);
  const platform = targeted ?? platformsOf(versions)[0];
  return platform === undefined ? '' : platformVersion(platform, versionFor(versions, platform)!);
}
