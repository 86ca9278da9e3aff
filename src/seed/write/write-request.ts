import { insertRows } from '../../db/insert-rows.ts'
import { seededId } from '../seeded-id.ts'
import type { SeedContext } from './context.ts'
import type { OpenInvoice } from './open-invoices.ts'
import type { WrittenLease } from './write-leases.ts'

type Request = {
  context: SeedContext
  gateway: string
  lease: WrittenLease
  invoice: OpenInvoice
  amount: bigint
  at: Date
  /** why the payer did not pay; absent while he still may */
  failure?: string
}

/** A request for payment that was sent to the tenant's phone. @returns its id and reference */
export const writeRequest = async ({ context, gateway, lease, invoice, amount, at, failure }: Request) => {
  const { tx, company, plan } = context
  const id = seededId(plan.slug, 'request', lease.plan.key, invoice.number, at.getTime())
  const reference = `${invoice.number}-${id.slice(0, 6).toUpperCase()}`
  const moment = at.toISOString()
  await insertRows(tx, 'payment_intents', [
    {
      id,
      company_id: company.id,
      gateway_account_id: gateway,
      person_id: lease.tenant.id,
      invoice_id: invoice.id,
      invoices: [invoice.id],
      amount_minor: amount,
      currency: company.currency,
      phone: lease.tenant.phone,
      reference,
      status: failure ? 'failed' : 'submitted',
      failure_reason: failure ?? null,
      gateway_request_id: seededId(plan.slug, 'gateway request', id),
      gateway_merchant_request_id: seededId(plan.slug, 'merchant request', id),
      submitted_at: moment,
      settled_at: failure ? moment : null,
      created_at: moment,
      updated_at: moment,
    },
  ])
  return { id, reference }
}
