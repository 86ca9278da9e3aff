import { describe, expect, test } from '@jest/globals'
import { type InvoiceDraft, invoiceBody, newLine, pricedBody } from './invoice-draft.ts'
import { invoiceSteps } from './invoice-steps.ts'

const line = newLine({ id: 'l1', description: ' Keys ', unitAmountMinor: 100, taxRateBps: 1_600 })
const draft = (over: Partial<InvoiceDraft> = {}): InvoiceDraft => ({
  person: { id: 'p1', name: 'Amina' },
  place: 'lease:c1',
  issueDate: '2026-01-01',
  dueDate: '2026-01-15',
  currency: 'KES',
  discount: { kind: 'rate', bps: 500, minor: null },
  notes: ' ',
  lines: [line, newLine()],
  ...over,
})

describe('the draft in the editor', () => {
  test('is written without the lines that nobody began', () => {
    expect(invoiceBody(draft())).toEqual({
      person: 'p1',
      contract: 'c1',
      issueDate: '2026-01-01',
      dueDate: '2026-01-15',
      currency: 'KES',
      notes: null,
      lines: [{ id: 'l1', kind: 'other', description: 'Keys', quantity: 1, unitAmountMinor: 100, taxRateBps: 1_600 }],
      discountBps: 500,
    })
    expect(invoiceBody(draft({ place: 'unit:u1' }))).toMatchObject({ unit: 'u1' })
  })

  test('has totals once every line that was begun is whole', () => {
    expect(pricedBody(draft())).toMatchObject({ discountBps: 500, lines: [{ kind: 'other', unitAmountMinor: 100 }] })
    const half = newLine({ description: 'Lock' })
    expect(pricedBody(draft({ lines: [line, half] }))).toBeNull()
    expect(pricedBody(draft({ lines: [newLine()] }))).toBeNull()
  })
})

test.each([
  [{ status: 'draft' }, ['issue', 'edit', 'delete']],
  [
    { status: 'issued', balanceMinor: 5, paidMinor: 0, creditedMinor: 0 },
    ['receive', 'request', 'send', 'credit', 'debit', 'void'],
  ],
  [{ status: 'issued', balanceMinor: 0, paidMinor: 5, creditedMinor: 0 }, ['send', 'credit', 'debit']],
  [{ status: 'void' }, []],
])('an invoice that is %j offers what its state allows', (invoice, steps) => {
  expect(invoiceSteps(invoice).map(({ step }) => step)).toEqual(steps)
})
