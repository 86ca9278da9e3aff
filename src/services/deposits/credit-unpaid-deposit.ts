import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { CompanySettings } from '../companies.ts'
import { creditInvoice } from '../invoices/credit-invoice.ts'
import type { LeaseRow } from '../leases/lease-row.ts'
import { leaseChain } from './held-deposit.ts'

type Credit = { req: PayloadRequest; tx: Tx; company: CompanySettings; lease: LeaseRow }

/** Takes off what was billed of the deposit and never paid: a lease that is over needs none. */
export const creditUnpaidDeposit = async ({ req, tx, company, lease }: Credit): Promise<void> => {
  const lines = await tx.query<{ id: string; invoice_id: string; open: string }>(
    `${leaseChain}
     select l.id, l.invoice_id, (l.total_minor - l.paid_minor - l.credited_minor)::bigint as open from chain
     join invoices i on i.company_id = chain.company_id and i.contract_id = chain.id and i.status = 'issued'
     join invoice_lines l on l.invoice_id = i.id and l.kind = 'deposit'
     where l.total_minor > l.paid_minor + l.credited_minor and i.currency = $2
     order by l.invoice_id, l.position`,
    [lease.id, lease.currency],
  )
  for (const [invoice, open] of groupBy(lines, ({ invoice_id }) => invoice_id)) {
    await creditInvoice({
      req,
      tx,
      company,
      invoice,
      lines: open.map((line) => ({ line: line.id, amountMinor: BigInt(line.open) })),
      kind: 'correction',
      reason: 'other',
      description: 'The lease is over: the rest of the deposit is not asked for any more.',
    })
  }
}
