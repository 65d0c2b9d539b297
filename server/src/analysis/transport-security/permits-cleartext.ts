import type { PlainValue, PlainValues } from '../../project/targets/model.ts';
import type { TargetContext } from '../project-context.ts';

/** Keys in whose presence `NSAllowsArbitraryLoads` is ignored (iOS 10, macOS 10.12). */
const NARROWER = ['NSAllowsArbitraryLoadsForMedia', 'NSAllowsArbitraryLoadsInWebContent', 'NSAllowsLocalNetworking'];

const INSECURE = /^NS(Temporary|ThirdParty)?ExceptionAllowsInsecureHTTPLoads$/;

/**
 * Whether the Info.plist of each of these apps lets loads without TLS from a host pass; `undefined` where they differ, or
 * where one is no app, whose Info.plist counts, or has an Info.plist that is not known.
 */
export function permitCleartext(targets: readonly TargetContext[], host: string): boolean | undefined {
  const [first, ...others] = targets.map(({ kind, info }) =>
    kind === 'application' && info !== undefined ? permits(info.values, host.toLowerCase()) : undefined,
  );
  return others.every((answer) => answer === first) ? first : undefined;
}

function permits(info: PlainValues, host: string): boolean {
  const security = dictionary(info['NSAppTransportSecurity']);
  const domains = Object.entries(dictionary(security['NSExceptionDomains']));
  const match = domains.find(([name, value]) => matches(name.toLowerCase(), dictionary(value), host));
  if (match !== undefined) {
    return Object.entries(dictionary(match[1])).some(([key, value]) => INSECURE.test(key) && value === true);
  }
  return security['NSAllowsArbitraryLoads'] === true && !NARROWER.some((key) => Object.hasOwn(security, key));
}

function matches(name: string, settings: PlainValues, host: string): boolean {
  return name === host || (settings['NSIncludesSubdomains'] === true && host.endsWith(`.${name}`));
}

function dictionary(value: PlainValue | undefined): PlainValues {
  return typeof value === 'object' && !Array.isArray(value) ? (value as PlainValues) : {};
}
