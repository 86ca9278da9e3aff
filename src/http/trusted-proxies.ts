import type { IncomingMessage } from 'node:http'

import { contains, parseAddress, parseNetwork, type Network } from '../platform/ip-address.ts'

export type Peer = { ip: string; protocol: 'http' | 'https'; host: string }

/**
 * Reads who calls. `X-Forwarded-For`, `-Proto` and `-Host` count only from the given networks; from anybody else they
 * are part of the request like any other text.
 * @param trusted addresses or CIDR networks
 */
export const createPeerReader = (trusted: readonly string[]) => {
  const networks = trusted.map(parseNetwork).filter((network): network is Network => network !== undefined)
  const isTrusted = (address: string): boolean => {
    const ip = parseAddress(address)
    return !!ip && networks.some((network) => contains(network, ip))
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

/** IPv4 without the prefix `::ffff:` that a socket on both families shows, IPv6 without brackets; no port. */
const plainAddress = (text: string): string => {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? text
  return parseAddress(bare)?.toString() ?? bare
}
