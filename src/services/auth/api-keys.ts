import { randomBytes, randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { apiKeyPrefix } from '../../access/credential.ts'
import { hashOfToken } from '../../access/hash-of-token.ts'
import type { PermissionCode } from '../../access/permissions.ts'
import { requireGrantable } from '../../access/require-grantable.ts'
import { withTransaction } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { notFound, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'

type NewKey = { name: string; permissions: PermissionCode[]; expiresAt?: string }

/**
 * Makes a key for an integrator, with permissions that its maker holds. The key is shown this once.
 * @throws 403 for a permission that the caller does not hold, 400 for an end in the past
 */
export const makeApiKey = async ({
  req,
  company,
  key,
}: {
  req: PayloadRequest
  company: string
  key: NewKey
}): Promise<{ id: string; key: string; prefix: string }> => {
  const { name, permissions, expiresAt } = key
  if (expiresAt && Date.parse(expiresAt) <= now().getTime())
    throw validationError('Choose a moment in the future.', 'expiresAt')
  await requireGrantable({ req, company, permissions })
  const secret = apiKeyPrefix + randomBytes(32).toString('base64url')
  const prefix = secret.slice(0, 12)
  const id = randomUUID()
  await withTransaction(req, async (tx) => {
    await tx.query(
      `insert into api_keys (id, company_id, name, prefix, key_hash, created_by_id, expires_at, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, now(), now())`,
      [id, company, name, prefix, hashOfToken(secret), req.user?.id, expiresAt ?? null],
    )
    await tx.query(
      `insert into api_keys_permissions ("order", parent_id, value)
       select ordinality, $1, code from unnest($2::text[]) with ordinality as given (code, ordinality)`,
      [id, [...new Set(permissions)]],
    )
    const after = { id, name, prefix, permissions, expiresAt: expiresAt ?? null }
    await recordAudit({ req, rows: [{ action: 'create', entity: 'api-keys', entityId: id, company, after }] })
  })
  return { id, key: secret, prefix }
}

/** Ends a key at once. @throws 404 for a key of another company, or one that has ended */
export const revokeApiKey = ({
  req,
  id,
  companies,
}: {
  req: PayloadRequest
  id: string
  companies: string[]
}): Promise<{ id: string; revokedAt: string }> =>
  withTransaction(req, async (tx) => {
    const revokedAt = now().toISOString()
    const [row] = await tx.query<{ company_id: string }>(
      `update api_keys set revoked_at = $3, updated_at = $3
       where id = $1 and company_id = any($2::uuid[]) and revoked_at is null returning company_id`,
      [id, companies, revokedAt],
    )
    if (!row) throw notFound()
    await recordAudit({
      req,
      rows: [{ action: 'revoke', entity: 'api-keys', entityId: id, company: row.company_id, after: { id, revokedAt } }],
    })
    return { id, revokedAt }
  })
