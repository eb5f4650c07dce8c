import { BlockList, isIP, isIPv6 } from 'node:net';

/** What is not the public internet. Source: the registries of special-purpose addresses of RFC 6890 */
const INTERNAL_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  // Link-local; clouds have their metadata there.
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];
/** Of IPv6 only this is routed in public. */
const PUBLIC_V6 = ['2000::/3'];
/** But for these: some lead to addresses of IPv4, whichever they are. */
const INTERNAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const internalV4 = networks(INTERNAL_V4);
const publicV6 = networks(PUBLIC_V6);
const internalV6 = networks(INTERNAL_V6);

/** Addresses and networks as they are written: `10.0.0.1`, `10.0.0.0/8`, `fd00::/8`. */
export function networks(written: readonly string[]): BlockList {
  const list = new BlockList();
  for (const one of written) {
    const [address = '', bits] = one.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

export const contains = (list: BlockList, address: string): boolean => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/** Whether an address is one of the public internet. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !internalV4.check(address);
  return publicV6.check(address, 'ipv6') && !internalV6.check(address, 'ipv6');
}
