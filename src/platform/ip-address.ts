import ipaddr from 'ipaddr.js'

export type Address = ipaddr.IPv4 | ipaddr.IPv6
/** A network: its first address and the length of its prefix. */
export type Network = readonly [Address, number]

/**
 * Reads an address in its usual writing; an IPv4 address that is mapped into IPv6 is the IPv4 address.
 * @returns undefined for anything else, also for octal, hexadecimal and shortened forms that other readers take
 */
export const parseAddress = (text: string): Address | undefined => {
  const bare = text.split('%', 1)[0] ?? ''
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return /(^|\.)0\d/.test(bare) ? undefined : ipaddr.IPv4.parse(bare)
  if (!bare.includes(':') || !ipaddr.IPv6.isValid(bare)) return undefined
  const address = ipaddr.IPv6.parse(bare)
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address
}

/** Reads `192.0.2.0/24`, `2001:db8::/48` or a single address. Bits behind the prefix are dropped. */
export const parseNetwork = (text: string): Network | undefined => {
  const [host = '', length, ...rest] = text.trim().split('/')
  if (rest.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined
  const isMapped = host.includes(':') && parseAddress(host)?.kind() === 'ipv4'
  const address = parseAddress(host)
  if (!address) return undefined
  const most = bitsOf(address)
  const bits = length === undefined ? most : Number(length) - (isMapped ? 96 : 0)
  return bits >= 0 && bits <= most ? [firstOf(address, bits), bits] : undefined
}

/** A network in its one writing: `192.0.2.0/24`, a single address without a prefix. */
export const networkText = ([address, bits]: Network): string =>
  bits === bitsOf(address) ? address.toString() : `${address.toString()}/${bits}`

export const contains = ([network, bits]: Network, address: Address): boolean =>
  network.kind() === address.kind() && (address as ipaddr.IPv4).match(network as ipaddr.IPv4, bits)

/** Whether two networks share an address: one of them is then inside the other. */
export const overlap = (one: Network, other: Network): boolean => contains(one, other[0]) || contains(other, one[0])

/** Who answers for an address: itself, or in IPv6 its /64, of which one household or server has all. */
export const callerNetwork = (ip: string): string => {
  const address = parseAddress(ip)
  if (!address) return ip
  const bits = address.kind() === 'ipv4' ? 32 : 64
  return networkText([firstOf(address, bits), bits])
}

const internalRanges = ['unspecified', 'loopback', 'private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat']

/** Loopback, private and link-local addresses: a proxy of ours, a container, an office network; also what is none. */
export const isInternal = (ip: string): boolean => {
  const address = parseAddress(ip)
  return !address || internalRanges.includes(address.range())
}

const bitsOf = (address: Address): number => (address.kind() === 'ipv4' ? 32 : 128)

const firstOf = (address: Address, bits: number): Address => {
  const bytes = address.toByteArray().map((byte, index) => byte & maskOf(bits - index * 8))
  return ipaddr.fromByteArray(bytes)
}

const maskOf = (bits: number): number => (bits >= 8 ? 0xff : bits <= 0 ? 0 : (0xff << (8 - bits)) & 0xff)
