import { z } from 'zod'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { isCalendarDate } from '../src/domain/calendar.ts'
import { accountKeys } from '../src/domain/ledger/accounts.ts'
import { abouts } from '../src/services/ledger/ledger-filters.ts'
import { queryLedger } from '../src/services/ledger/query-ledger.ts'
import { auditSupport } from '../src/services/platform/audit-support.ts'
import { ownerBalances } from '../src/services/statements/owner-balances.ts'
import { personStatement } from '../src/services/statements/person-statement.ts'
import { defineEndpoint } from './define.ts'
import { paging } from './parse-input.ts'

const date = z.string().refine(isCalendarDate, 'Enter a date that exists, as YYYY-MM-DD.').optional()
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'Enter a three-letter currency code, such as KES.')
  .optional()
const id = z.uuid('This is not an id.').optional()

const ledgerFilters = {
  account: id,
  key: z.enum([...accountKeys, 'custom']).optional(),
  type: z.enum(['asset', 'liability', 'equity', 'income', 'expense', 'result', 'money', 'tenant']).optional(),
  person: id,
  unit: id,
  contract: id,
  project: id,
  invoice: id,
  payment: id,
  payout: id,
  expense: id,
  transaction: id,
  event: z.string().max(60).optional(),
  currency,
  from: date,
  to: date,
  dueFrom: date,
  dueTo: date,
  side: z.enum(['debit', 'credit']).optional(),
  method: z.string().max(20).optional(),
  about: z.enum(abouts).optional(),
}

export const ledger = defineEndpoint({
  method: 'get',
  path: '/finance/ledger',
  summary: 'The ledger entries behind any figure, with the sum of all that match',
  permission: 'finance.ledger.view',
  query: z.strictObject({
    ...paging,
    ...ledgerFilters,
  }),
  handler: async ({ req, company, query: { page, limit, ...filters } }) => {
    await auditSupport({ req, entity: 'ledger-entries', query: { ...filters, page } })
    return queryLedger({ payload: req.payload, company, filters, page, limit })
  },
})

export const statement = defineEndpoint({
  method: 'get',
  path: '/finance/statements/:personId',
  summary: 'Statement of a tenant or an owner with running balance; everybody gets his own',
  permission: 'authenticated',
  params: z.object({ personId: z.uuid() }),
  query: z.strictObject({ ...paging, role: z.enum(['tenant', 'owner']).optional(), currency, from: date, to: date }),
  handler: async ({ req, params: { personId }, query }) => {
    const sight = {
      req,
      collection: 'people',
      id: personId,
      permission: 'finance.statements.view',
      asParty: true,
    } as const
    const company = await requireSight(sight)
    await auditSupport({ req, entity: 'statements', entityId: personId, query })
    return personStatement({ payload: req.payload, companies: [company], personId, ...query })
  },
})

export const owners = defineEndpoint({
  method: 'get',
  path: '/finance/owner-balances',
  summary: 'What the company owes each owner',
  permission: 'finance.statements.view',
  query: z.strictObject(paging),
  handler: async ({ req, company, query }) => {
    await auditSupport({ req, entity: 'owner-balances', query })
    return ownerBalances({ payload: req.payload, company, ...query })
  },
})
