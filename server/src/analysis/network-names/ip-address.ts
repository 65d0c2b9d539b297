/** Not on the Internet: this network, private, shared, loopback, link-local, protocol, documentation, tests, multicast and above. */
const SPECIAL_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/**
 * Whether a text is the literal of an IP address on the public Internet. Those of loopback, private and local networks,
 * documentation (RFC 5737, RFC 3849, RFC 9637), wildcards and multicast (RFC 6890 names them all) are not.
 */
export function isPublicAddress(text: string): boolean {
  const v4 = v4Value(text);
  if (v4 !== undefined) return !SPECIAL_V4.some(([net, bits]) => v4 >>> (32 - bits) === v4Value(net)! >>> (32 - bits));
  return isPublicV6(text);
}

/** Whether a text is the literal of a multicast address (RFC 5771, RFC 4291) or of the broadcast address of all networks. */
export function isMulticastOrBroadcast(text: string): boolean {
  const v4 = v4Value(text);
  if (v4 !== undefined) return v4 === 0xffffffff || v4 >>> 28 === 0xe;
  return /^ff[0-9a-f]{2}:[0-9a-f:]*(%\w+)?$/i.test(text);
}

function v4Value(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((value, part) => value * 256 + part, 0);
}

/** Global unicast, 2000::/3, without what documentation uses. */
function isPublicV6(text: string): boolean {
  const groups = text.split(':');
  const isAddress =
    /^[23][0-9a-f]{3}:/i.test(text) && groups.length <= 8 && groups.every((one) => /^[0-9a-f]{0,4}$/i.test(one));
  if (!isAddress || (groups.length < 8 && !text.includes('::')) || text.split('::').length > 2 || text.includes(':::'))
    return false;
  return !/^(2001:0?db8:|3fff:0?[0-9a-f]{0,3}:)/i.test(text);
}
