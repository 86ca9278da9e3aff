import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { addDays } from '../../domain/calendar.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { settingsIn } from '../companies.ts'
import { type ExpenseView, expenseView } from './expense-view.ts'

type Make = {
  req: PayloadRequest
  company: string
  request: string
  category: string
  /** default: the vendor of the request */
  vendor?: string
  taxRateBps?: number
  invoiceDate?: string
  dueDate?: string
  vendorReference?: string
}

type Row = Record<'number' | 'title' | 'project_id' | 'charged_to', string> &
  Record<'block_id' | 'unit_id' | 'vendor_id' | 'cost_minor' | 'currency', string | null>

const usualDueDays = 14

/**
 * Makes the expense of a repair from the cost that stands on its request; it waits for approval like any other. One that
 * was cancelled or refused does not count.
 * @throws 404, 400 for wrong input, 409 without a cost or vendor, or when the request has its expense
 */
export const expenseFromMaintenance = async ({ req, company, request, ...given }: Make): Promise<ExpenseView> => {
  const id = await withTransaction(req, async (tx) => {
    const [row] = await tx.query<Row>(
      `select number, title, project_id, block_id, unit_id, vendor_id, cost_minor, currency, charged_to
       from maintenance_requests where id = $1 and company_id = $2 and deleted_at is null for update`,
      [request, company],
    )
    if (!row) throw notFound()
    const known = await tx.query(
      `select 1 from expenses where maintenance_request_id = $1 and status not in ('rejected', 'cancelled') limit 1`,
      [request],
    )
    if (known.length > 0) throw conflict('This request has its expense already.')
    if (!row.cost_minor || BigInt(row.cost_minor) <= 0n)
      throw conflict('Enter the cost of the repair first.', { path: 'costMinor' })
    const vendor = given.vendor ?? row.vendor_id
    if (!vendor) throw conflict('Say who did the repair first.', { path: 'vendor' })
    const settings = await settingsIn(tx, company)
    const invoiceDate = given.invoiceDate ?? settings.today
    const made = await req.payload.create({
      collection: 'expenses',
      req,
      overrideAccess: true,
      data: {
        company,
        vendor,
        category: given.category,
        vendorReference: given.vendorReference,
        project: row.project_id,
        block: row.block_id,
        unit: row.unit_id,
        description: `${row.number}: ${row.title}`.slice(0, 500),
        amountMinor: Number(row.cost_minor),
        taxRateBps: given.taxRateBps ?? 0,
        currency: row.currency ?? settings.currency,
        invoiceDate,
        dueDate: given.dueDate ?? addDays(invoiceDate, usualDueDays),
        // What the tenant pays is billed to him; towards the supplier it is ours.
        chargedTo: row.charged_to === 'owner' ? 'owner' : 'company',
        maintenanceRequest: request,
      } as never,
      depth: 0,
    })
    return String(made.id)
  })
  return expenseView(req, id)
}
