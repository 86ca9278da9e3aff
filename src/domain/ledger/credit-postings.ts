import type { Minor } from '../money.ts'
import type { AccountKey } from './accounts.ts'
import { credit, debit, type Dimensions, type Entry, toPosting } from './entry.ts'
import { incomeAccountOf, type InvoiceSubject, type PostedLine } from './invoice-postings.ts'
import { linePosition } from './line-position.ts'

/**
 * `credit` and `correction` take the charge back from where it was credited; `waiver` and `write_off` leave the income
 * and cost the company. What belongs to owners is taken back from them in any case.
 */
export type CreditKind = 'credit' | 'correction' | 'waiver' | 'write_off'

/** A line that is credited: `creditedBefore` and `creditedAfter` with tax, `paid` its live allocations; minor units. */
export type CreditedLine = PostedLine & InvoiceSubject & { paid: Minor; creditedBefore: Minor; creditedAfter: Minor }

const costAccounts: Partial<Record<CreditKind, AccountKey>> = {
  waiver: 'waiver_expense',
  write_off: 'bad_debt_expense',
}

/**
 * Credit note issued: debit what the lines had credited (income, owner accrual and payable, deposits held, tax), credit
 * receivable.
 * @throws RangeError when paid and credited are above a line together
 */
export const creditNoteIssued = ({ kind, lines }: { kind: CreditKind; lines: readonly CreditedLine[] }): Entry[] =>
  toPosting(
    lines.flatMap((line) => {
      const before = linePosition(line, { paid: line.paid, credited: line.creditedBefore })
      const after = linePosition(line, { paid: line.paid, credited: line.creditedAfter })
      const { person, ...rest } = line
      const place: Dimensions = rest
      // A deposit that nobody paid is held for nobody: letting it off costs nothing.
      const own = (line.kind === 'deposit' ? undefined : costAccounts[kind]) ?? incomeAccountOf(line)
      return [
        credit('receivable', line.creditedAfter - line.creditedBefore, line),
        debit('tax_payable', before.tax - after.tax, place),
        debit(own, before.own - after.own, line.kind === 'deposit' ? { ...place, person } : place),
        ...before.owners.flatMap((owner, index) => [
          debit('owner_accrual', owner.accrual - (after.owners[index]?.accrual ?? 0n), {
            ...place,
            person: owner.person,
          }),
          debit('owner_payable', owner.payable - (after.owners[index]?.payable ?? 0n), {
            ...place,
            person: owner.person,
          }),
        ]),
      ]
    }),
  )
