import type { CodeUse } from '../code-uses.ts';
import { callsOf } from '../shape/calls.ts';
import type { Shape } from '../shape/shape.ts';
import { isOneOf, isWord } from '../shape/token-text.ts';
import { useAtToken, type UseFamily } from './use-family.ts';

const HOTSPOT = 'NEHotspotNetwork';
const CONFIGURATION = 'NEHotspotConfigurationManager';

/** Asking for the current Wi-Fi network, and joining networks. */
export const wifiUses: UseFamily = {
  triggers: [HOTSPOT, CONFIGURATION, 'CNCopyCurrentNetworkInfo'],
  find: (shape) => [
    ...callsOf(shape, 'CNCopyCurrentNetworkInfo').map(({ token }) => useAtToken(shape, 'wifi-information', token)),
    ...members(shape, HOTSPOT, ['fetchCurrent', 'fetchCurrentWithCompletionHandler'], 'wifi-information'),
    ...members(shape, CONFIGURATION, ['shared', 'sharedManager'], 'hotspot-configuration'),
  ],
};

/** `Type.member`, `[Type member]`; the range is the type. */
function members(shape: Shape, type: string, names: readonly string[], kind: CodeUse['kind']): readonly CodeUse[] {
  const { file } = shape;
  return shape
    .identifiers(type)
    .filter((token) => {
      const sent = file.language === 'c' && isOneOf(file, token - 1, '[');
      const member = isOneOf(file, token + 1, '.') ? token + 2 : sent ? token + 1 : -1;
      return names.some((name) => isWord(file, member, name));
    })
    .map((token) => useAtToken(shape, kind, token));
}
