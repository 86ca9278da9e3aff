import type { IncomingMessage } from 'node:http'

import ipaddr from 'ipaddr.js'

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number]

export type Peer = { ip: string; protocol: 'http' | 'https'; host: string }

/**
 * Reads who calls. `X-Forwarded-For`, `-Proto` and `-Host` count only from the given networks; from anybody else they
 * are part of the request like any other text.
 * @param trusted addresses or CIDR networks
 */
export const createPeerReader = (trusted: readonly string[]) => {
  const networks = trusted.map(parseNetwork)
  const isTrusted = (address: string): boolean => {
    const ip = parseAddress(address)
    return !!ip && networks.some(([network, bits]) => ip.kind() === network.kind() && matches(ip, network, bits))
  }
  return ({ socket, headers }: Pick<IncomingMessage, 'headers' | 'socket'>): Peer => {
    const remote = plainAddress(socket.remoteAddress ?? '')
    const host = headers.host ?? 'localhost'
    const protocol = 'encrypted' in socket && socket.encrypted ? 'https' : 'http'
    if (!isTrusted(remote)) return { ip: remote, protocol, host }
    return {
      ip: clientOf(listOf(headers['x-forwarded-for']), remote, isTrusted),
      protocol: protocolOf(listOf(headers['x-forwarded-proto']).at(-1)) ?? protocol,
      host: listOf(headers['x-forwarded-host']).at(-1) ?? host,
    }
  }
}

/** From right to left, the first hop that is not one of ours; a hop that is no address ends the walk. */
const clientOf = (hops: string[], remote: string, isTrusted: (address: string) => boolean): string => {
  let client = remote
  for (const hop of hops.reverse()) {
    const address = plainAddress(hop)
    if (!parseAddress(address)) break
    client = address
    if (!isTrusted(address)) break
  }
  return client
}

const listOf = (header: string | string[] | undefined): string[] =>
  String(header ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

const protocolOf = (value: string | undefined): Peer['protocol'] | undefined =>
  value === 'http' || value === 'https' ? value : undefined

const parseNetwork = (text: string): Network => {
  const [address, bits] = text.includes('/') ? ipaddr.parseCIDR(text) : [ipaddr.process(text), undefined]
  return [address, bits ?? (address.kind() === 'ipv4' ? 32 : 128)]
}

const parseAddress = (text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined =>
  ipaddr.isValid(text) ? ipaddr.process(text) : undefined

/** IPv4 without the prefix `::ffff:` that a socket on both families shows, IPv6 without brackets; no port. */
const plainAddress = (text: string): string => {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? text
  return parseAddress(bare)?.toString() ?? bare
}

const matches = (ip: ipaddr.IPv4 | ipaddr.IPv6, network: Network[0], bits: number): boolean =>
  (ip as ipaddr.IPv4).match(network as ipaddr.IPv4, bits)
