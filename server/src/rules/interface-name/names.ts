import type { Shape } from '../../analysis/shape/shape.ts';

/**
 * How sure a literal is to name a network interface: by itself, only in a file that deals with interfaces, or, without
 * a number, only beside something that is called an interface there.
 */
export type NameKind = 'distinctive' | 'vague' | 'prefix';

const FAMILY = /(\/ipv[46])?$/i;
const STORE_KEY = /^State:\/Network\/Interface\/([a-z_]+\d+)\/.*$/;
const DISTINCTIVE = /^(en0|pdp_ip\d{0,2}|awdl\d?|llw\d|utun\d{0,3}|ipsec\d{1,2}|anpi\d|bridge100)$/;
const VAGUE = /^(en|ap|bridge|ppp|tun|tap|rmnet|feth|vmenet)\d{1,3}$/;
const PREFIX = /^(en|ap|bridge|ppp|tun|tap|ipsec|pdp|ip_pdp)$/;

/** What the content of a string literal says; `undefined` if it names no interface. The loopback `lo0` is left alone. */
export function interfaceNameKind(content: string): NameKind | undefined {
  const name = (STORE_KEY.exec(content)?.[1] ?? content).replace(FAMILY, '');
  if (DISTINCTIVE.test(name)) return 'distinctive';
  if (VAGUE.test(name)) return 'vague';
  return PREFIX.test(name) ? 'prefix' : undefined;
}

/** Words of a file that deals with network interfaces. */
const DEALS_WITH_INTERFACES = [
  'ifa_name',
  'getifaddrs',
  'if_nametoindex',
  'if_indextoname',
  'ifr_name',
  'NWInterface',
  'availableInterfaces',
  'SCNetworkInterfaceGetBSDName',
  'CFNetworkCopySystemProxySettings',
];

/** Whether a file deals with network interfaces. */
export function dealsWithInterfaces(shape: Shape): boolean {
  return DEALS_WITH_INTERFACES.some((word) => shape.identifiers(word).length > 0);
}

/** What people call a variable, a property or a parameter that holds an interface's name. */
export const INTERFACE_WORD = /interface|iface|if(a|r)?_?name|bsd_?name|ndev|(^|_)nic($|_)|adapter/i;
