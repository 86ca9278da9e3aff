import type { CollectionBeforeChangeHook } from 'payload'
import { sealedGatewayFields } from '../src/services/gateways/sealed-gateway-fields.ts'

/** Credentials are encrypted before they are stored; a new account gets its unguessable callback token. */
export const sealGatewaySecrets: CollectionBeforeChangeHook = ({ data, operation }) => {
  const { clientId, clientSecret, ...rest } = data
  return { ...rest, ...sealedGatewayFields({ clientId, clientSecret, isNew: operation === 'create' }) }
}
