import { z } from 'zod'
import { requireWholeCompany } from '../src/access/require-whole-company.ts'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { currencyCodes } from '../src/domain/currency.ts'
import { isPeriod } from '../src/domain/calendar.ts'
import { accountKeys } from '../src/domain/ledger/accounts.ts'
import { addAccount, changeAccount } from '../src/services/ledger/accounts.ts'
import { postJournal, reverseJournal } from '../src/services/ledger/journal.ts'
import { closePeriod, listPeriods, reopenPeriod } from '../src/services/ledger/periods.ts'
import { runningLedger } from '../src/services/ledger/running-ledger.ts'
import { auditSupport } from '../src/services/platform/audit-support.ts'
import { defineEndpoint, type Route } from './define.ts'
import { paging } from './parse-input.ts'
import { date, params, reason } from './common-input.ts'

const id = z.uuid('This is not an id.')
const period = z.string().refine(isPeriod, 'Enter a month that exists, as YYYY-MM.')
const currency = z.enum(currencyCodes as [string, ...string[]], 'Enter a currency code of ISO 4217, such as KES.')
const minor = z.int('Enter whole minor units, such as cents.').positive('Enter an amount above zero.')
const name = z.string().trim().min(1).max(120)
const description = z.string().trim().max(500)

const journalLine = z
  .strictObject({
    account: id,
    debitMinor: minor.optional(),
    creditMinor: minor.optional(),
    person: id.optional(),
    unit: id.optional(),
    project: id.optional(),
  })
  .refine(({ debitMinor, creditMinor }) => (debitMinor === undefined) !== (creditMinor === undefined), {
    message: 'A line has a debit or a credit.',
    path: ['debitMinor'],
  })

const periods = defineEndpoint({
  method: 'get',
  path: '/finance/periods',
  summary: 'The months of the books: open or closed, and which one can be closed next',
  permission: 'finance.ledger.view',
  query: z.strictObject(paging),
  handler: async ({ req, company, query }) => {
    await requireWholeCompany(req, company)
    await auditSupport({ req, entity: 'accounting-periods', query })
    return listPeriods({ req, company, ...query })
  },
})

const close = defineEndpoint({
  method: 'post',
  path: '/finance/periods/close',
  summary: 'Close a month and all before it; what comes late goes into the first open one',
  permission: 'finance.ledger.close',
  body: z.strictObject({ period }),
  handler: async ({ req, company, body }) => {
    await requireWholeCompany(req, company)
    return closePeriod({ req, company, ...body })
  },
})

const reopen = defineEndpoint({
  method: 'post',
  path: '/finance/periods/reopen',
  summary: 'Open the last closed month again',
  permission: 'finance.ledger.close',
  body: z.strictObject({ period, reason }),
  handler: async ({ req, company, body }) => {
    await requireWholeCompany(req, company)
    return reopenPeriod({ req, company, ...body })
  },
})

const journal = defineEndpoint({
  method: 'post',
  path: '/finance/ledger/journals',
  summary: 'Post by hand what no document says',
  permission: 'finance.ledger.post',
  idempotent: true,
  status: 201,
  body: z.strictObject({
    date,
    description: description.min(3, 'Say what this is, in at least three characters.'),
    reason,
    currency: currency.optional(),
    lines: z.array(journalLine).min(2, 'At least two lines.').max(200, 'At most 200 lines.'),
  }),
  handler: async ({ req, company, body, idempotency }) => {
    await requireWholeCompany(req, company)
    return postJournal({ req, company, ...body, idempotency: idempotency() })
  },
})

const reversal = defineEndpoint({
  method: 'post',
  path: '/finance/ledger/journals/:id/reverse',
  summary: 'Take a posting by hand back by its opposite',
  permission: 'finance.ledger.post',
  scope: 'row',
  params,
  body: z.strictObject({ reason, date: date.optional() }),
  handler: async ({ req, params: { id: journalId }, body }) => {
    const company = await requireSight({
      req,
      collection: 'ledger-transactions',
      id: journalId,
      permission: 'finance.ledger.post',
    })
    return reverseJournal({ req, company, id: journalId, ...body })
  },
})

const account = defineEndpoint({
  method: 'post',
  path: '/finance/ledger/accounts',
  summary: 'Add an account of your own to the chart',
  permission: 'finance.ledger.accounts',
  status: 201,
  body: z.strictObject({
    code: z.string().trim().max(20),
    name,
    type: z.enum(['asset', 'liability', 'equity', 'income', 'expense']),
    currency: currency.optional(),
    description: description.optional(),
  }),
  handler: async ({ req, company, body }) => {
    await requireWholeCompany(req, company)
    return addAccount({ req, company, ...body })
  },
})

const accountChange = defineEndpoint({
  method: 'patch',
  path: '/finance/ledger/accounts/:id',
  summary: 'Rename an account of your own, or take it out of use',
  permission: 'finance.ledger.accounts',
  scope: 'row',
  params,
  body: z.strictObject({
    name: name.optional(),
    description: description.optional(),
    isActive: z.boolean().optional(),
  }),
  handler: async ({ req, params: { id: accountId }, body }) => {
    const company = await requireSight({
      req,
      collection: 'ledger-accounts',
      id: accountId,
      permission: 'finance.ledger.accounts',
    })
    return changeAccount({ req, company, id: accountId, ...body })
  },
})

const range = {
  ...paging,
  key: z.enum([...accountKeys, 'custom']).optional(),
  currency: currency.optional(),
  from: date.optional(),
  to: date.optional(),
}

const running = (of: 'person' | 'unit', path: string, collection: 'people' | 'units') =>
  defineEndpoint({
    method: 'get',
    path,
    summary: `The entries of a ${of}, oldest first, with the balance after each`,
    permission: 'finance.ledger.view',
    scope: 'row',
    params,
    query: z.strictObject(range),
    handler: async ({ req, params: { id: rowId }, query }) => {
      const company = await requireSight({ req, collection, id: rowId, permission: 'finance.ledger.view' })
      await auditSupport({ req, entity: 'ledger-entries', entityId: rowId, query })
      const scope = of === 'person' ? { person: rowId } : { unit: rowId }
      return runningLedger({ payload: req.payload, company, of: scope, ...query })
    },
  })

/** Months, entries by hand, the chart, and the ledgers of people and units. */
export const ledgerRoutes: Route[] = [
  periods, //       GET   /finance/periods
  close, //         POST  /finance/periods/close
  reopen, //        POST  /finance/periods/reopen
  journal, //       POST  /finance/ledger/journals
  reversal, //      POST  /finance/ledger/journals/:id/reverse
  account, //       POST  /finance/ledger/accounts
  accountChange, // PATCH /finance/ledger/accounts/:id
  running('person', '/finance/ledger/people/:id', 'people'), // GET /finance/ledger/people/:id
  running('unit', '/finance/ledger/units/:id', 'units'), //     GET /finance/ledger/units/:id
]
