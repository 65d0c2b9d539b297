import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { literalAt } from '../analysis/shape/expressions.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { stringTokens, stringValue } from '../analysis/shape/strings.ts';
import { isTestFile } from '../analysis/shape/test-files.ts';
import { dealsWithInterfaces, interfaceNameKind, type NameKind } from './interface-name/names.ts';
import { createInterfaceNames } from './interface-name/uses.ts';

/**
 * BSD names of interfaces that are compared, looked up or handed over. Names in logs, tests and texts are not, and
 * neither is the loopback `lo0`.
 */
export default definePatternRule({
  id: 'interface-name',
  status: 'risky',
  triggers: [
    'ifa_name',
    'getifaddrs',
    'if_nametoindex',
    'if_indextoname',
    'ifr_name',
    'NWInterface',
    'availableInterfaces',
    'SCNetworkInterfaceGetBSDName',
    'CFNetworkCopySystemProxySettings',
    'en0',
    'pdp_ip',
    'pdp_ip0',
    'pdp_ip1',
    'pdp_ip2',
    'pdp_ip3',
    'awdl',
    'awdl0',
    'llw0',
    'utun',
    'utun0',
    'utun1',
    'utun2',
    'utun3',
    'utun4',
    'utun5',
    'ipsec0',
    'ipsec1',
    'ipsec2',
    'ipsec3',
    'anpi0',
    'anpi1',
    'bridge100',
  ],
  check(shape) {
    const { file } = shape;
    const named = stringTokens(file).flatMap((token) => {
      const content = stringValue(file, token);
      const kind = content === undefined ? undefined : interfaceNameKind(content);
      return kind === undefined ? [] : [{ token, kind, content: content! }];
    });
    if (named.length === 0 || isTestFile(shape)) return [];
    const evidence = dealsWithInterfaces(shape);
    const isInterfaceName = createInterfaceNames(shape, evidence);
    return named
      .filter(({ kind }) => kind === 'distinctive' || evidence)
      .filter(({ token, kind }) => isInterfaceName(literalAt(file, token), kind))
      .map(({ token, kind, content }) =>
        candidate(shape, token, kind === 'prefix' ? `one with ${content}` : content, kind),
      );
  },
});

function candidate({ file }: Shape, token: number, name: string, kind: NameKind): Candidate {
  return {
    start: file.tokens.start[token]!,
    end: file.tokens.end[token]!,
    confidence: kind === 'distinctive' ? 'certain' : 'likely',
    message: `Names of interfaces are not API: ${name} promises neither what kind of interface it is nor that it is there; choose interfaces by their type.`,
    guidance: [
      { id: 'tn3179', section: 'identify-the-wi-fi-interface-correctly' },
      { id: 'forum-network-interface-apis', section: 'network-interface-type' },
      { id: 'forum-network-interface-techniques' },
    ],
    replacements: [
      { api: 'NWInterface.type', language: 'swift', from: { ios: '12.0', macos: '10.14' } },
      { api: 'nw_interface_get_type', language: 'objective-c', from: { ios: '12.0', macos: '10.14' } },
      { api: 'SIOCGIFFUNCTIONALTYPE', language: 'objective-c' },
    ],
  };
}
