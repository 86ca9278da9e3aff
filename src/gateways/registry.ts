import type { GatewayPort } from './port.ts'
import { createSasapay } from './sasapay/sasapay.ts'

// One instance per process, so that access tokens are shared.
const gateways: Readonly<Record<string, GatewayPort>> = { sasapay: createSasapay() }

const gatewayProviders: readonly string[] = Object.keys(gateways)

/**
 * The adapter of a gateway account's provider.
 * @throws RangeError for a provider that is not installed
 */
export const getGateway = (provider: string): GatewayPort => {
  const gateway = Object.hasOwn(gateways, provider) ? gateways[provider] : undefined
  if (!gateway) throw new RangeError(`No gateway adapter for "${provider}"; known: ${gatewayProviders.join(', ')}.`)
  return gateway
}

export type GatewayEnv = {
  appEnv: string
  sasapayBaseUrl?: string
  simulatorPort: number
}

/**
 * Where a provider's calls go: the environment decides, the simulator on this machine when it says nothing.
 * @throws Error in production without an address, because a simulated collection must never look like money
 */
export const gatewayBaseUrl = ({ provider, env }: { provider: string; env: GatewayEnv }): string => {
  getGateway(provider)
  if (env.sasapayBaseUrl) return env.sasapayBaseUrl
  if (env.appEnv === 'production') {
    throw new Error('SASAPAY_BASE_URL is not set. Set it to https://api.sasapay.app (or the sandbox) in production.')
  }
  return `http://127.0.0.1:${env.simulatorPort}`
}
