import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { todayIn } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import { now } from '../../platform/clock.ts'
import type { CompanySettings } from '../companies.ts'
import { applyCredit } from '../payments/apply-credit.ts'

type Payable = { id: string; person: string; currency: string }

type Apply = { req: PayloadRequest; tx: Tx; company: CompanySettings; invoices: readonly Payable[] }

/** Puts credit that the payers already have on their new invoices, when the company wants that. */
export const applyOpenCredit = async ({ req, tx, company, invoices }: Apply): Promise<void> => {
  if (!company.money.autoApplyCredit) return
  const effectiveOn = todayIn(company.timezone, now())
  for (const [currency, own] of groupBy(invoices, (invoice) => invoice.currency)) {
    const person = [...new Set(own.map((invoice) => invoice.person))]
    await applyCredit({ req, tx, company, person, currency, invoices: own.map(({ id }) => id), effectiveOn })
  }
}
