import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { allocationPolicies, type OpenLine } from './allocation.ts'
import { allocateCredit } from './allocation-credit.ts'
import { sumMinor } from './money.ts'

const line = (id: string, values: Partial<OpenLine> = {}): OpenLine => ({
  id,
  invoiceId: `i-${id}`,
  dueDate: '2026-11-05',
  issuedOn: '2026-11-01',
  kind: 'rent',
  position: 0,
  balance: 100n,
  ...values,
})

const total = (parts: readonly { amount: bigint }[]): bigint => sumMinor(parts.map(({ amount }) => amount))

describe('allocateCredit', () => {
  test('uses up the first credit first, on the invoice due first', () => {
    const lines = [line('late', { dueDate: '2026-12-05' }), line('early')]
    const credits = [
      { payment: 'old', left: 120n },
      { payment: 'new', left: 200n },
    ]
    expect(allocateCredit({ credits, lines })).toEqual([
      { payment: 'old', invoiceId: 'i-early', lineId: 'early', amount: 100n },
      { payment: 'old', invoiceId: 'i-late', lineId: 'late', amount: 20n },
      { payment: 'new', invoiceId: 'i-late', lineId: 'late', amount: 80n },
    ])
  })

  test('in the order that the company chose', () => {
    const lines = [
      line('fee', { invoiceId: 'i', kind: 'fee' }),
      line('penalty', { invoiceId: 'i', kind: 'penalty' }),
      line('rent', { invoiceId: 'i', position: 2 }),
    ]
    const order = (policy: keyof typeof allocationPolicies) =>
      allocateCredit({ credits: [{ payment: 'p', left: 300n }], lines, policy: allocationPolicies[policy] }).map(
        ({ lineId }) => lineId,
      )
    expect(order('penalties_first')).toEqual(['penalty', 'fee', 'rent'])
    expect(order('charges_first')).toEqual(['rent', 'fee', 'penalty'])
  })

  test('never more than a credit or a balance; all of the smaller side is used', () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 500n }), { maxLength: 8 })
    fc.assert(
      fc.property(amounts, amounts, (held, owed) => {
        const credits = held.map((left, index) => ({ payment: `p${index}`, left }))
        const lines = owed.map((balance, index) => line(`l${index}`, { balance }))
        const parts = allocateCredit({ credits, lines })
        expect(parts.every(({ amount }) => amount > 0n)).toBe(true)
        for (const { payment, left } of credits)
          expect(total(parts.filter((part) => part.payment === payment)) <= left).toBe(true)
        for (const { id, balance } of lines)
          expect(total(parts.filter(({ lineId }) => lineId === id)) <= balance).toBe(true)
        const [credit, debt] = [sumMinor(held), sumMinor(owed)]
        expect(total(parts)).toBe(credit < debt ? credit : debt)
      }),
    )
  })
})
