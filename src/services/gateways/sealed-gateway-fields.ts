import { createHash, randomBytes } from 'node:crypto'
import { seal } from '../../platform/secret-box.ts'

type Input = { clientId?: unknown; clientSecret?: unknown; isNew: boolean }
type SealedFields = { secrets?: string; callbackToken?: string; callbackTokenHash?: string }

/** What a gateway account stores of its credentials: encrypted, and the callback token's hash to find it by. */
export const sealedGatewayFields = ({ clientId, clientSecret, isNew }: Input): SealedFields => {
  const hasCredentials =
    typeof clientId === 'string' && clientId !== '' && typeof clientSecret === 'string' && clientSecret !== ''
  const credentials = hasCredentials ? { secrets: seal(JSON.stringify({ clientId, clientSecret })) } : {}
  if (!isNew) return credentials
  const token = randomBytes(24).toString('base64url')
  return { ...credentials, callbackToken: seal(token), callbackTokenHash: hashToken(token) }
}

/** Callback tokens are looked up by their SHA-256, so that the table does not hold them in the clear. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
