import type { CodeUseKind } from '../code-uses.ts';
import { serviceTypeProblem } from '../network-names/bonjour-service-type.ts';
import type { TargetList } from '../project-context.ts';

/** The key of an Info.plist that lists Bonjour service types. */
export const SERVICES = 'NSBonjourServices';
/** The key of an Info.plist that tells people why the app uses the local network. */
export const DESCRIPTION = 'NSLocalNetworkUsageDescription';

/** What an Info.plist says about the local network. */
export interface DeclaredTypes {
  /** As {@link comparableType} writes them. */
  readonly types: ReadonlySet<string>;
  /** Whether it is known which types these are; not where one is a build setting, or the value is no list. */
  readonly known: boolean;
  readonly described: boolean;
}

/** Reads both keys. */
export function declaredTypes({ values }: TargetList): DeclaredTypes {
  const services = Object.hasOwn(values, SERVICES) ? values[SERVICES] : [];
  const texts = Array.isArray(services) ? services.filter((one): one is string => typeof one === 'string') : [];
  return {
    types: new Set(texts.map(comparableType)),
    known: Array.isArray(services) && !texts.some((text) => /\$[({]/.test(text)),
    described: Object.hasOwn(values, DESCRIPTION),
  };
}

/** A service type as it is listed: a final dot says nothing, and a subtype is declared by its type. */
function listedType(type: string): string {
  const [primary = ''] = type.trim().split(',');
  return primary.replace(/\.$/, '').replace(/^_[^.]+\._sub\./i, '');
}

/** A service type in the form in which two are compared: names of DNS have no case. */
export function comparableType(type: string): string {
  return listedType(type).toLowerCase();
}

/**
 * The types to declare for what code uses; none for a malformed one, of which nothing can be said. For Multipeer
 * Connectivity Apple's pages differ: TN3179 and NSBonjourServices speak of `_tcp`, “Discovering peers with Multipeer
 * Connectivity” of both transports, which is right by either.
 */
export function neededTypes(kind: CodeUseKind, value: string): readonly string[] {
  const types = kind === 'multipeer' ? [`_${value}._tcp`, `_${value}._udp`] : [value];
  return types.map(listedType).filter((type) => serviceTypeProblem(type) === undefined);
}
