import type { Shape } from '../shape/shape.ts';
import { isOneOf, isUnit, isWord, textOf } from '../shape/token-text.ts';
import { Char } from '../source/characters.ts';
import { useAtToken, type UseFamily } from './use-family.ts';

/** The classes (and one protocol) of Network Extension that an extension derives from. */
const PROVIDERS = [
  'NEPacketTunnelProvider',
  'NEAppProxyProvider',
  'NETransparentProxyProvider',
  'NEDNSProxyProvider',
  'NEFilterDataProvider',
  'NEFilterControlProvider',
  'NEFilterPacketProvider',
  'NEAppPushProvider',
  'NEURLFilterControlProvider',
  'NEHotspotEvaluationProvider',
  'NEHotspotAuthenticationProvider',
];

/** Types that are Network Extension providers; the range is the superclass, and so is the value. */
export const providerUses: UseFamily = {
  triggers: PROVIDERS,
  find: (shape) =>
    PROVIDERS.flatMap((name) =>
      shape
        .identifiers(name)
        .filter((token) => isSuperclass(shape, token))
        .map((token) => useAtToken(shape, 'provider', token, name)),
    ),
};

/** How many names may stand between the colon and the provider, in tokens. */
const MAX_NAMES = 20;

/** `class X: Base`, `class X: NSObject, Base`, `@interface X : Base`; also qualified by the module. */
function isSuperclass({ file }: Shape, token: number): boolean {
  let i = token - 1;
  for (let steps = 0; steps < MAX_NAMES && (isOneOf(file, i, ',.') || isWord(file, i)); steps++) i--;
  if (!isUnit(file, i, Char.Colon)) return false;
  const keyword = textOf(file, i - 2);
  return file.language === 'c' ? keyword === '@interface' : /^(class|struct|actor)$/.test(keyword);
}
