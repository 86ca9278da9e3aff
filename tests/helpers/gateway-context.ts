import type { ChargeInput, GatewayContext } from '../../src/gateways/port.ts'

/** A SasaPay account for tests; pass the address that plays the gateway. */
export const gatewayContext = (changes: Partial<GatewayContext> & { baseUrl: string }): GatewayContext => ({
  account: {
    id: 'account-1',
    merchantCode: '600000',
    currency: 'KES',
    settings: {},
    credentials: { clientId: 'client', clientSecret: 'secret' },
  },
  callbackUrl: 'http://127.0.0.1:9/api/v1/paymentcallback/token',
  ...changes,
})

export const chargeInput = (changes: Partial<ChargeInput> = {}): ChargeInput => ({
  amountMinor: 150_000n,
  currency: 'KES',
  phone: '+254712345678',
  reference: 'INV-2025-001',
  description: 'Rent 2025-07',
  ...changes,
})
