import type { PayloadRequest } from 'payload'
import { getPrincipal } from '../../access/principal.ts'
import { withTransaction } from '../../db/transaction.ts'

/**
 * For whom or by what means the user of a request acts, by company: the caller's own word (`req.context.onBehalfOf`),
 * an API key, support access. Null for a person at his own log-in.
 */
export const onBehalfOf = async (req: PayloadRequest): Promise<(company: string) => string | null> => {
  const given = req.context.onBehalfOf
  if (typeof given === 'string' && given) return () => given
  // no log-in stands behind a job or a command, whoever it works for
  if (!req.user || !('_strategy' in req.user)) return () => null
  const principal = await getPrincipal(req)
  if (principal?.apiKeyId) {
    const name = await keyName(req, principal.apiKeyId)
    req.context.onBehalfOf = name
    return () => name
  }
  const supported = new Set(
    principal?.memberships.filter(({ kind }) => kind === 'support').map(({ companyId }) => companyId),
  )
  return (company) => (supported.has(company) ? 'Support access' : null)
}

const keyName = (req: PayloadRequest, id: string): Promise<string> =>
  withTransaction(req, async (tx) => {
    const [key] = await tx.query<{ name: string; prefix: string }>('select name, prefix from api_keys where id = $1', [
      id,
    ])
    return key ? `API key ${key.name} (${key.prefix}…)` : 'API key'
  })
