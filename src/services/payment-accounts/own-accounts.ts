import type { PayloadRequest } from 'payload'
import { chosenCompany } from '../../access/has-permission.ts'
import { getPrincipal, type Portal } from '../../access/principal.ts'
import { requireSight } from '../../access/row-rules/sight.ts'
import { withTransaction } from '../../db/transaction.ts'
import type { AccountKind } from '../../domain/payment-account.ts'
import { forbidden, validationError } from '../../platform/errors.ts'
import { writingFor } from './writing-for.ts'

export type OwnAccount = {
  kind: AccountKind
  provider: string
  accountNumber: string
  accountName: string
  isDefault?: boolean
}

type Written = { id: string; label: string; status: string; isDefault: boolean; usableFrom: string | null }

/** A party adds an account of his own; staff verify it before money goes there. @throws 403 for who is no party */
export const addOwnAccount = ({ req, account }: { req: PayloadRequest; account: OwnAccount }): Promise<Written> =>
  withTransaction(req, async () => {
    const { companyId: company, personId: person } = await ownPortal(req)
    const doc = await req.payload.create({
      collection: 'payment-accounts',
      data: { ...account, company, person, isActive: true, status: 'unverified' },
      depth: 0,
      overrideAccess: true,
      req: writingFor(req, company),
    })
    return shown(doc)
  })

type Change = { req: PayloadRequest; id: string; change: Partial<OwnAccount> & { isActive?: boolean } }

/** A party changes an account of his own, which makes it unverified where it matters. @throws 404 for another's */
export const changeOwnAccount = ({ req, id, change }: Change): Promise<Written> =>
  withTransaction(req, async () => {
    const company = await requireSight({ req, collection: 'payment-accounts', id, asParty: true })
    const doc = await req.payload.update({
      collection: 'payment-accounts',
      id,
      data: change,
      depth: 0,
      overrideAccess: true,
      req: writingFor(req, company),
    })
    return shown(doc)
  })

type Doc = { id: string; label?: string | null; status: string; isDefault?: boolean | null; usableFrom?: string | null }

const shown = ({ id, label, status, isDefault, usableFrom }: Doc): Written => ({
  id,
  label: label ?? '',
  status,
  isDefault: Boolean(isDefault),
  usableFrom: usableFrom ?? null,
})

const ownPortal = async (req: PayloadRequest): Promise<Portal> => {
  const principal = await getPrincipal(req)
  const chosen = chosenCompany(req, principal)
  const portals = (principal?.portals ?? []).filter(({ companyId }) => !chosen || chosen === companyId)
  if (portals.length > 1) throw validationError('You belong to several companies: name one in X-Company.', 'company')
  if (!portals[0]) throw forbidden()
  return portals[0]
}
