import { getEnv } from '../../platform/env.ts'
import { validationError } from '../../platform/errors.ts'
import {
  contains,
  isInternal,
  networkText,
  overlap,
  parseAddress,
  parseNetwork,
  type Network,
} from '../../platform/ip-address.ts'

/** A wider block would shut out whole countries. */
const widest = { ipv4: 16, ipv6: 48 } as const

type CheckOptions = {
  /** the address of whoever asks; empty on the command line */
  ownIp: string
  /** the block counts for everybody, not for one company */
  isInstallation: boolean
}

/**
 * Checks an address or network that somebody wants to block.
 * @returns it in its one writing
 * @throws 400 with the field `cidr`
 */
export const checkNetwork = (text: string, { ownIp, isInstallation }: CheckOptions): string => {
  const network = parseNetwork(text)
  if (!network) throw refuse('Enter an address such as 192.0.2.7, or a network such as 192.0.2.0/24 or 2001:db8::/48.')
  const [address, bits] = network
  const limit = widest[address.kind()]
  if (bits < limit) throw refuse(`A block may be at most as wide as a /${limit}.`)
  const own = parseAddress(ownIp)
  if (own && contains(network, own)) throw refuse(`You are at ${ownIp} yourself: this block would shut you out.`)
  if (isInstallation && isOurs(network))
    throw refuse('This is an internal address or a proxy of this installation: it would shut out everybody.')
  return networkText(network)
}

const isOurs = (network: Network): boolean =>
  isInternal(network[0].toString()) ||
  getEnv().trustedProxies.some((proxy) => {
    const known = parseNetwork(proxy)
    return known !== undefined && overlap(network, known)
  })

const refuse = (message: string) => validationError(message, 'cidr')
