import type { PayloadRequest } from 'payload'
import { cookieCompany } from '../access/has-permission.ts'
import { getPrincipal } from '../access/principal.ts'
import { readQuery } from '../db/transaction.ts'

/** The logged-in user, his companies, and what he may do in the one that he works in. */
export const me = async ({ req }: { req: PayloadRequest }) => {
  const memberships = (await getPrincipal(req))?.memberships ?? []
  const chosen = req.headers.get('x-company') ?? cookieCompany(req)
  const current =
    memberships.find(({ companyId }) => companyId === chosen) ?? (memberships.length === 1 ? memberships[0] : undefined)
  const names = await readQuery<{ id: string; name: string }>(
    req.payload,
    'select id, name from companies where id = any($1::uuid[]) order by name',
    [memberships.map(({ companyId }) => companyId)],
  )
  return {
    user: { id: req.user?.id, name: req.user?.name, email: req.user?.email },
    company: names.find(({ id }) => id === current?.companyId) ?? null,
    companies: names,
    permissions: [...(current?.permissions ?? new Set(memberships.flatMap(({ permissions }) => [...permissions])))],
  }
}
