import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { groupBy } from '../group-by.ts'
import { sumMinor } from '../money.ts'
import { credit, debit, opposite, toPosting } from './entry.ts'
import { moneyPaidOut, ownerOverpaid, payoutSent, refundApproved, statementApproved } from './money-out-postings.ts'

const owner = { person: 'o', payout: 'P', project: 'J' }
const money = { account: 'gateway_clearing', subject: 'G' } as const

describe('owner statements', () => {
  test('what is deducted goes where it belongs; its tax to the tax office', () => {
    const entries = statementApproved({
      owner,
      charges: [
        { kind: 'fee', amount: -800n },
        { kind: 'service', amount: -100n, place: { unit: 'U' } },
        { kind: 'service', amount: -16n, tax: 16n, place: { unit: 'U' } },
        { kind: 'adjustment', amount: 50n },
        { kind: 'withholding', amount: -75n },
      ],
    })
    const sums = groupBy(entries, ({ account, unit }) => [account, unit].filter(Boolean).join(' '))
    expect(
      Object.fromEntries([...sums].map(([key, list]) => [key, sumMinor(list.map((each) => each.amountMinor))])),
    ).toEqual({
      owner_payable: 825n,
      'owner_payable U': 116n,
      fee_income: -800n,
      'service_income U': -100n,
      'tax_payable U': -16n,
      owner_adjustments: 50n,
      withholding_payable: -75n,
    })
    expect(entries.every(({ payout, project }) => payout === 'P' && project === 'J')).toBe(true)
  })

  test('sent and failed is nothing; sent and arrived is paid, with the charge of the gateway', () => {
    const sent = payoutSent({ owner, amount: 500n })
    expect(toPosting(sent, opposite(sent))).toEqual([])
    const owed = { account: 'payouts_in_transit', place: owner } as const
    expect(toPosting(sent, moneyPaidOut({ owed, money, amount: 500n, charge: 7n }))).toEqual([
      debit('owner_payable', 500n, owner),
      debit('gateway_fee_expense', 7n, owner),
      credit('gateway_clearing', 507n, { ...owner, subject: 'G' }),
    ])
  })

  test('what reached the owner twice is on no statement, so that the next one takes it off', () => {
    const entries = ownerOverpaid({ owner: { person: 'o' }, money, amount: 500n, charge: 7n })
    expect(entries).toEqual([
      debit('owner_payable', 500n, { person: 'o' }),
      debit('gateway_fee_expense', 7n, { person: 'o' }),
      credit('gateway_clearing', 507n, { person: 'o', subject: 'G' }),
    ])
  })

  test('whatever is deducted sums to zero, and the owner’s part is the sum of the charges', () => {
    const kind = fc.constantFrom('fee' as const, 'service' as const, 'adjustment' as const, 'withholding' as const)
    const amount = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n })
    fc.assert(
      fc.property(fc.array(fc.record({ kind, amount })), (charges) => {
        const entries = statementApproved({ owner, charges })
        const own = entries.filter(({ account }) => account === 'owner_payable')
        expect(sumMinor(entries.map(({ amountMinor }) => amountMinor))).toBe(0n)
        expect(-sumMinor(own.map(({ amountMinor }) => amountMinor))).toBe(sumMinor(charges.map((each) => each.amount)))
      }),
    )
  })
})

test('a refund takes the credit of its payments, and is paid out of what was set aside', () => {
  const approved = refundApproved({
    person: 'p',
    parts: [
      { payment: 'a', amount: 60n },
      { payment: 'b', amount: 20n },
    ],
  })
  expect(approved).toEqual([
    debit('customer_credit', 60n, { person: 'p', payment: 'a' }),
    debit('customer_credit', 20n, { person: 'p', payment: 'b' }),
    credit('refunds_payable', 80n, { person: 'p' }),
  ])
  const owed = { account: 'refunds_payable', place: { person: 'p' } } as const
  const paid = toPosting(approved, moneyPaidOut({ owed, money: { account: 'cash' }, amount: 80n }))
  expect(paid.map(({ account }) => account)).toEqual(['customer_credit', 'customer_credit', 'cash'])
})
