import type { Platform } from '../../knowledge/model.ts';
import type { CodeUse, CodeUseKind } from '../code-uses.ts';
import type { TargetContext, TargetList } from '../project-context.ts';
import { comparableType, type DeclaredTypes, declaredTypes, neededTypes } from './declared-types.ts';

/** A target whose Info.plist is known. */
export interface InformedTarget extends TargetContext {
  readonly info: TargetList;
  readonly declared: DeclaredTypes;
}

/** What the Info.plist of a target lacks for a use. */
export interface Lack {
  readonly target: InformedTarget;
  /** The service types that are not declared. */
  readonly types: readonly string[];
  /** Whether these are only those of which Apple's pages don't agree that they are needed. */
  readonly disputed: boolean;
  /** No type is declared at all, and that of the use is not known. */
  readonly anyType: boolean;
  /** There is no usage description. */
  readonly description: boolean;
}

/** Where people are asked (TN3179); tvOS and watchOS have no such permission. */
const ASKING: readonly Platform[] = ['ios', 'macos', 'visionos', 'catalyst'];

const BY_TYPE: readonly CodeUseKind[] = ['bonjour-browse', 'bonjour-advertise', 'multipeer'];

/** Whether a use is one of the local network, whatever address it has. */
export function isLocalUse({ kind }: Pick<CodeUse, 'kind'>): boolean {
  return kind === 'multicast' || BY_TYPE.includes(kind);
}

/** The apps among some targets that ask, and whose Info.plist is known: of an extension both keys are its app's. */
export function askingApps(targets: readonly TargetContext[]): readonly InformedTarget[] {
  return targets.flatMap((target) => {
    const { kind, info, runsOn } = target;
    if (kind !== 'application' || info === undefined || !runsOn.some((one) => ASKING.includes(one))) return [];
    return [{ ...target, info, declared: declaredTypes(info) }];
  });
}

/** Whether the use is compiled for a platform of the target that asks. */
export function concerns({ runsOn }: TargetContext, { platforms }: Pick<CodeUse, 'platforms'>): boolean {
  return runsOn.some((one) => ASKING.includes(one) && (platforms?.includes(one) ?? true));
}

/** Code that can register a service may never do it: a server of which an app does not say under which type. */
function isPerhapsNone({ kind, value }: Pick<CodeUse, 'kind' | 'value'>): boolean {
  return kind === 'bonjour-advertise' && value === undefined;
}

/** What the Info.plist of a target lacks for a use; `undefined` if it has everything, or the use is not for it. */
export function lackFor(target: InformedTarget, use: Pick<CodeUse, 'kind' | 'value' | 'platforms'>): Lack | undefined {
  if (!isLocalUse(use) || !concerns(target, use) || isPerhapsNone(use)) return undefined;
  const { types, known, described } = target.declared;
  const needed = BY_TYPE.includes(use.kind) && use.value !== undefined ? neededTypes(use.kind, use.value) : [];
  const missing = known ? needed.filter((type) => !types.has(comparableType(type))) : [];
  const anyType = BY_TYPE.includes(use.kind) && use.value === undefined && known && types.size === 0;
  if (missing.length === 0 && !anyType && described) return undefined;
  const disputed = use.kind === 'multipeer' && missing.length > 0 && missing.length < needed.length;
  return { target, types: missing, disputed: disputed && isUdp(missing), anyType, description: !described };
}

function isUdp(types: readonly string[]): boolean {
  return types.every((type) => /udp$/i.test(type));
}

/** Whether the target runs where a lack shows at once. On a Mac the system asks in spite of it. */
export function isCertain({ target, anyType, disputed }: Lack): boolean {
  return !anyType && !disputed && target.runsOn.some((platform) => platform === 'ios' || platform === 'visionos');
}
