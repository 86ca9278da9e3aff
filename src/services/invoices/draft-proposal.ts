import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { withTransaction } from '../../db/transaction.ts'
import type { Period } from '../../domain/calendar.ts'
import { minorToNumber } from '../../domain/money.ts'
import { conflict } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { firstId } from '../billing/billable-leases.ts'
import { planLeases } from '../billing/plan-leases.ts'
import { planOwners } from '../billing/plan-owners.ts'
import { settingsIn } from '../companies.ts'
import { writeInvoices } from './write-invoices.ts'

type Draft = { req: PayloadRequest; company: string; period: Period; person: string; contract?: string; unit?: string }

const mostDrafts = 50

/**
 * Drafts what a month would bill to a payer now: rent, deposit, services and pending penalties, to be looked at and
 * changed before they are issued. Drafts count as billed, so neither a run nor a second call bills the same again.
 * @returns the drafts; @throws 409 when there is nothing to bill
 */
export const draftProposal = ({ req, company: id, period, ...scope }: Draft) =>
  withTransaction(req, async (tx) => {
    await advisoryLock(tx, 'billing', id, period)
    const company = await settingsIn(tx, id)
    const batch = { tx, company: id, period, issueDate: company.today, scope, after: firstId, limit: mostDrafts }
    const leases = await planLeases(batch)
    const owners = await planOwners({ ...batch, dueDays: company.money.invoiceDueDays })
    const invoices = [...leases.invoices, ...owners.invoices].map(({ invoice }) => invoice)
    if (invoices.length === 0) throw conflict('This month bills nothing more to this payer.', { path: 'period' })
    const written = await writeInvoices({ req, tx, company, invoices, status: 'draft' })
    await recordAudit({
      req,
      rows: written.map(({ id: entityId, totalMinor }) => ({
        action: 'create',
        entity: 'invoices',
        entityId,
        company: id,
        after: { period, totalMinor: minorToNumber(totalMinor) },
      })),
    })
    return {
      invoices: written.map(({ id: draft, totalMinor }) => ({ id: draft, totalMinor: minorToNumber(totalMinor) })),
    }
  })
