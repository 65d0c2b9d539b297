import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { callAtName } from '../analysis/shape/calls.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { stringTokens, stringValue } from '../analysis/shape/strings.ts';
import { PRIVATE_FUNCTIONS, privateName, type PrivateName } from './private-networking-api/names.ts';

/** Frameworks, functions, classes, selectors and keys about networking that Apple does not publish. */
export default definePatternRule({
  id: 'private-networking-api',
  status: 'risky',
  triggers: [
    'Apple80211',
    'MobileWiFi',
    'CoreWiFi',
    'WiFiManager',
    'Apple80211Open',
    'Apple80211Scan',
    'Apple80211BindToInterface',
    'WiFiManagerClientCreate',
    'WiFiManagerClientCopyDevices',
    'WiFiManagerClientCopyNetworks',
    'WiFiDeviceClientCopyCurrentNetwork',
    'CTGetSignalStrength',
    'UIStatusBarDataNetworkItemView',
    'WKBrowsingContextController',
    'browsingContextController',
    'registerSchemeForCustomProtocol',
    'unregisterSchemeForCustomProtocol',
    '_socketStreamProperties',
    '_setCollectsTimingData',
  ],
  check(shape) {
    const strings = stringTokens(shape.file).flatMap((token) => {
      const name = privateName(stringValue(shape.file, token) ?? '');
      return name === undefined ? [] : [privateUse(shape, token, name)];
    });
    return [...strings, ...callsOfPrivateFunctions(shape)];
  },
});

/** Functions that the file declares for itself to call them. */
function callsOfPrivateFunctions(shape: Shape): readonly Candidate[] {
  const isNamed = (name: string): boolean =>
    stringTokens(shape.file).some((token) => stringValue(shape.file, token) === name);
  return Object.entries(PRIVATE_FUNCTIONS)
    .filter(([name]) => shape.identifiers(name).length > 0 && !isNamed(name))
    .flatMap(([name, found]) =>
      shape
        .identifiers(name)
        .filter((token) => callAtName(shape, token) !== undefined)
        .map((token) => privateUse(shape, token, found)),
    );
}

function privateUse({ file }: Shape, token: number, { what, instead, guidance }: PrivateName): Candidate {
  return {
    start: file.tokens.start[token]!,
    end: file.tokens.end[token]!,
    confidence: 'certain',
    message: `${what} is not API and may stop working with any update; ${instead}.`,
    guidance,
  };
}
