import ipaddr from 'ipaddr.js'

/** What one line of a network holds: the whole of an IPv4 address, the first 64 bits of an IPv6 one. */
export const addressBlock = (ip: string): string => {
  if (!ipaddr.isValid(ip)) return 'unknown'
  const address = ipaddr.process(ip)
  if (!(address instanceof ipaddr.IPv6)) return address.toString()
  return `${address.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`
}
