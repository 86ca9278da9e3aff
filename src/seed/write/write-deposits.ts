import { todayIn } from '../../domain/calendar.ts'
import { now } from '../../platform/clock.ts'
import { settleDeposit } from '../../services/deposits/settle-deposit.ts'
import type { SeedContext } from './context.ts'

/** Every second lease that is over has its deposit settled; the others wait for somebody. */
export const writeDeposits = async ({ req, tx, company }: SeedContext): Promise<void> => {
  const leases = await tx.query<{ id: string; number: string; currency: string }>(
    `select c.id, c.number, c.currency from contracts c
     where c.company_id = $1 and c.status in ('ended', 'terminated') and c.deposit_minor > 0 and c.deleted_at is null
       and exists (select from invoice_lines l join invoices i on i.id = l.invoice_id
                   where i.contract_id = c.id and l.kind = 'deposit' and l.paid_minor > 0)
     order by c.number`,
    [company.id],
  )
  const settledOn = todayIn(company.timezone, now())
  for (const [index, { id, number }] of leases.entries()) {
    if (index % 2 === 1) continue
    const key = `seed/deposit/${number}`
    await settleDeposit({
      req,
      company: company.id,
      contract: id,
      request: {
        settledOn,
        deductions: index % 4 === 0 ? [{ description: 'Painting of two rooms', amountMinor: 850_000 }] : [],
        reason: 'Moved out',
      },
      idempotency: { key, requestHash: key },
    })
  }
}
