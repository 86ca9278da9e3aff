import { callerNetwork, parseAddress } from '../../platform/ip-address.ts'

/** What one line of a network holds: the whole of an IPv4 address, the first 64 bits of an IPv6 one. */
export const addressBlock = (ip: string): string => (parseAddress(ip) ? callerNetwork(ip) : 'unknown')
