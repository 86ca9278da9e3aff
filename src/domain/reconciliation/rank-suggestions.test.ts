import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { sumMinor } from '../money.ts'
import { nameLikeness } from './name-likeness.ts'
import {
  type OpenInvoice,
  type PayerCandidate,
  type PaymentCandidate,
  rankSuggestions,
  type Received,
} from './rank-suggestions.ts'
import { codesIn, invoiceNumbersIn, namesUnit, plainCode } from './reference-words.ts'

const received = (values: Partial<Received> = {}): Received => ({
  amount: 3_500_000n,
  left: 3_500_000n,
  bookedOn: '2026-11-05',
  reference: 'SP123ABC',
  payerName: null,
  billReference: null,
  description: null,
  phones: [],
  ...values,
})

const invoice = (number: string, balance: bigint, dueDate = '2026-11-05'): OpenInvoice => ({
  id: number,
  number,
  dueDate,
  balance,
})

const jane: PayerCandidate = {
  person: 'jane',
  name: 'Jane Wanjiru Kamau',
  phone: '+254712345678',
  units: [{ identifier: 'A-101', project: 'ACA' }],
  invoices: [
    invoice('INV-2026-00007', 3_500_000n, '2026-10-05'),
    invoice('INV-2026-00012', 3_500_000n),
    invoice('INV-2026-00013', 120_000n),
  ],
}
const otieno: PayerCandidate = {
  person: 'otieno',
  name: 'Otieno Odhiambo',
  phone: '+254733000111',
  units: [{ identifier: '12', project: 'ACA' }],
  invoices: [invoice('INV-2026-00020', 3_500_000n)],
}
const onFile: PaymentCandidate = {
  payment: 'rv1',
  number: 'RV-2026-00001',
  amount: 3_500_000n,
  valueDate: '2026-11-04',
  references: ['sp-123-abc'],
  payerName: 'Jane Wanjiru Kamau',
  phone: null,
}

const cluesOf = (values: Partial<Received>, candidate = jane) =>
  rankSuggestions({ received: received(values), payers: [candidate], payments: [] })[0]?.reasons.map(({ clue }) => clue)

describe('clues', () => {
  test.each([
    ['an invoice number, however typed', { billReference: 'inv 2026/12', left: 1n }, ['invoice_number']],
    ['a number of another invoice says nothing', { billReference: 'INV-2026-000120', left: 1n }, undefined],
    ['the unit', { billReference: 'rent a 101 nov', left: 1n }, ['unit']],
    ['the phone', { phones: ['+254712345678'], left: 1n }, ['phone']],
    ['the name in another order', { payerName: 'KAMAU  Jane', left: 1n }, ['same_name']],
    ['one word of the name', { payerName: 'Peter Wanjiru', left: 1n }, ['similar_name']],
    ['the amount of one invoice', {}, ['exact_invoice']],
    ['all that is owed', { left: 7_120_000n }, ['exact_total']],
    ['nothing at all', { left: 1n }, undefined],
  ])('%s', (_name, values, clues) => expect(cluesOf(values)).toEqual(clues))

  test('a number of a flat alone names it only when nothing else is typed', () => {
    expect(cluesOf({ billReference: '12', left: 1n }, otieno)).toEqual(['unit'])
    expect(cluesOf({ billReference: '1', left: 1n }, otieno)).toBeUndefined()
    expect(namesUnit({ codes: codesIn('shop rent'), whole: 'SHOPRENT' }, { identifier: 'SHOP', project: 'ACA' })).toBe(
      false,
    )
    expect(namesUnit({ codes: codesIn('aca shop'), whole: 'ACASHOP' }, { identifier: 'SHOP', project: 'ACA' })).toBe(
      true,
    )
    expect(namesUnit({ codes: codesIn('x'), whole: 'X' }, { identifier: '--', project: 'ACA' })).toBe(false)
  })

  test('names', () => {
    expect(nameLikeness('Mr. José Núñez', 'NUNEZ JOSE')).toBe('same')
    expect(nameLikeness('Wanjiku', 'wanjiku')).toBe('same')
    expect(nameLikeness('Acacia Traders Ltd', 'Acacia Holdings Limited')).toBe('similar')
    expect(nameLikeness('Ali Ann Otieno', 'Ali Ann Mutua')).toBe('similar')
    expect(nameLikeness('Ali Hassan', 'Ali Mwangi')).toBeNull()
  })

  test('numbers and codes of hostile texts are read in bounded time', () => {
    expect(invoiceNumbersIn('XINV-2026-1 INV-0000-1 INV-2026-0 inv2026-00001 INV-2026-00001')).toEqual([
      'INV-2026-00001',
    ])
    expect(codesIn('a '.repeat(100_000)).size).toBeLessThan(10)
    expect(plainCode('ä-1 b')).toBe('A1B')
  })
})

describe('order', () => {
  test('a named invoice comes before a phone, a phone before an amount; the invoice that is named is paid first', () => {
    const [first, second] = rankSuggestions({
      received: received({ billReference: 'INV-2026-00012', phones: ['+254733000111'] }),
      payers: [otieno, jane],
      payments: [],
    })
    expect(first).toMatchObject({ kind: 'payer', person: 'jane', score: 80, rest: 0n })
    expect(first?.kind === 'payer' && first.invoices).toEqual([
      { id: 'INV-2026-00012', number: 'INV-2026-00012', amount: 3_500_000n },
    ])
    expect(second).toMatchObject({ person: 'otieno', score: 55 })
  })

  test('a payment on file with the same reference is the surest; another amount is not it', () => {
    const rank = (payment: PaymentCandidate) =>
      rankSuggestions({ received: received({ phones: ['+254712345678'] }), payers: [jane], payments: [payment] })
    expect(rank(onFile)[0]).toMatchObject({ kind: 'payment', payment: 'rv1', score: 95 })
    expect(rank({ ...onFile, amount: 1n }).map(({ kind }) => kind)).toEqual(['payer'])
    const sameDay = { ...onFile, references: [], valueDate: '2026-11-05' }
    expect(rank(sameDay)[1]).toMatchObject({
      kind: 'payment',
      score: 25,
      reasons: [{ text: 'The same amount on the same day' }],
    })
    expect(rank({ ...sameDay, valueDate: '2026-10-01' })).toHaveLength(1)
  })

  test('what no invoice takes is his credit', () => {
    const [first] = rankSuggestions({
      received: received({ left: 8_000_000n, phones: ['+254712345678'] }),
      payers: [jane],
      payments: [],
    })
    expect(first).toMatchObject({ rest: 880_000n })
  })

  const payers = fc.uniqueArray(
    fc.record({
      person: fc.uuid(),
      name: fc.constantFrom('Jane Wanjiru', 'Otieno Odhiambo', 'Acacia Ltd'),
      phone: fc.constantFrom('+254712345678', '+254733000111', null),
      units: fc.constant([{ identifier: 'A-101', project: 'ACA' }]),
      invoices: fc.uniqueArray(
        fc.record({
          id: fc.uuid(),
          number: fc.integer({ min: 1, max: 9 }).map((n) => `INV-2026-0000${n}`),
          dueDate: fc.constantFrom('2026-10-05', '2026-11-05'),
          balance: fc.bigInt({ min: -5n, max: 500n }),
        }),
        { selector: ({ number }) => number, maxLength: 4 },
      ),
    }),
    { selector: ({ person }) => person, maxLength: 15 },
  )

  test('parts and rest are what is left, no part is above its balance, every suggestion has a reason, and the order of the candidates says nothing', () =>
    fc.assert(
      fc.property(
        payers,
        fc.bigInt({ min: 1n, max: 900n }),
        fc.constantFrom('a101', 'INV-2026-00003', ''),
        (list, left, text) => {
          const money = received({ left, billReference: text, payerName: 'Wanjiru', phones: ['+254712345678'] })
          const found = rankSuggestions({ received: money, payers: list, payments: [onFile] })
          expect(rankSuggestions({ received: money, payers: [...list].reverse(), payments: [onFile] })).toEqual(found)
          expect(found.length).toBeLessThanOrEqual(10)
          found.forEach((suggestion, index) => {
            expect(suggestion.reasons.length).toBeGreaterThan(0)
            expect(suggestion.score).toBeLessThanOrEqual(found[index - 1]?.score ?? 99)
            if (suggestion.kind === 'payment') return
            expect(sumMinor(suggestion.invoices.map(({ amount }) => amount)) + suggestion.rest).toBe(left)
            const open = list.find(({ person }) => person === suggestion.person)?.invoices ?? []
            for (const part of suggestion.invoices)
              expect(part.amount <= (open.find(({ id }) => id === part.id)?.balance ?? 0n) && part.amount > 0n).toBe(
                true,
              )
          })
        },
      ),
    ))
})
