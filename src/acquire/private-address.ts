// Edge "acquire": which addresses are on this machine or in its own network, and so are nobody's news.
import { BlockList, isIP } from "node:net";

/** Special-purpose blocks of IANA (RFC 6890 and its updates), multicast and reserved ones. */
const RESERVED: readonly (readonly [network: string, prefix: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];
/** Of IPv6 only 2000::/3 is given out; within it these are not the public network. The rest, loopback and link-local among it, is refused whole. */
const RESERVED_IN_IPV6: readonly (readonly [network: string, prefix: number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const reserved = new BlockList();
for (const [network, prefix] of RESERVED) reserved.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of RESERVED_IN_IPV6) reserved.addSubnet(network, prefix, "ipv6");
const givenOut = new BlockList();
givenOut.addSubnet("2000::", 3, "ipv6");

/** Whether an IP address is anything but a public unicast one. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return reserved.check(address, "ipv4");
  if (family !== 6) return true; // no address at all
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return reserved.check(mapped, "ipv4");
  return !givenOut.check(address, "ipv6") || reserved.check(address, "ipv6");
}
