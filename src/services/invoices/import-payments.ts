import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import { groupBy } from '../../domain/group-by.ts'
import { postings } from '../../domain/ledger/postings.ts'
import { minorToNumber } from '../../domain/money.ts'
import { recordAudit } from '../audit.ts'
import type { CompanySettings } from '../companies.ts'
import { postToLedger } from '../ledger/post.ts'
import { takeNumbers } from '../numbers.ts'
import { moveAllocations } from '../payments/move-allocations.ts'
import { paymentRow } from '../payments/payment-row.ts'

type ImportedPayment = {
  person: string
  invoice: string
  line: string
  /** minor units above zero, at most what the line owes */
  amount: bigint
  currency: string
  valueDate: string
  /** the number of the invoice in the former system */
  reference: string | null
}

type Import = { req: PayloadRequest; tx: Tx; company: CompanySettings; payments: ImportedPayment[] }

type Numbered = ImportedPayment & { id: string; number: string }

/** Writes what was paid before the books began, against the opening balance: a handful of statements for any number. */
export const importPayments = async ({ req, tx, company, payments }: Import): Promise<void> => {
  if (payments.length === 0) return
  const numbered = await withNumbers(tx, company.id, payments)
  await insertRows(
    tx,
    'payments',
    numbered.map(({ id, number, amount, currency, valueDate, person, reference }) =>
      paymentRow({
        id,
        company: company.id,
        number,
        valueDate,
        recordedBy: req.user?.id ?? null,
        status: 'received',
        // the allocation below takes it
        remainder: amount,
        received: {
          amount,
          currency,
          method: 'bank',
          money: { account: 'opening_balance' },
          valueDate,
          payer: { person, name: null, phone: null },
          invoices: [],
          reviewReason: null,
          source: { gatewayAccount: null, receipt: null, reference, intent: null, inbox: null },
          origin: 'import',
        },
      }),
    ),
  )
  await moveAllocations({
    tx,
    company: company.id,
    moves: numbered.map(({ id, invoice, line, amount, currency, valueDate }) => ({
      payment: id,
      invoice,
      line,
      amount,
      currency,
      effectiveOn: valueDate,
    })),
  })
  const places = await placesOf(tx, numbered)
  await postToLedger(
    tx,
    company.id,
    numbered.map(({ id, number, amount, currency, valueDate, person, invoice }) => ({
      event: 'payment.received',
      postedOn: valueDate,
      description: `Payment ${number}, before the books began`,
      idempotencyKey: `payment:${id}:received`,
      sourceType: 'payments',
      sourceId: id,
      currency,
      entries: postings.paymentReceived({
        payer: { payment: id, person },
        money: { account: 'opening_balance' },
        amount,
        allocations: [{ invoice, person, ...places.get(invoice), amount }],
      }),
    })),
  )
  await recordAudit({
    req,
    rows: numbered.map(({ id, number, amount }) => ({
      action: 'payment.receive',
      entity: 'payments',
      entityId: id,
      company: company.id,
      after: { number, amountMinor: minorToNumber(amount), origin: 'import' },
    })),
  })
}

const withNumbers = async (tx: Tx, company: string, payments: ImportedPayment[]): Promise<Numbered[]> => {
  const numbered: Numbered[] = []
  const years = groupBy(payments, ({ valueDate }) => Number(valueDate.slice(0, 4)))
  for (const [year, own] of [...years].toSorted(([one], [other]) => one - other)) {
    const numbers = await takeNumbers(tx, { company, docType: 'payment', year, count: own.length })
    own.forEach((payment, index) => numbered.push({ ...payment, id: randomUUID(), number: numbers[index] ?? '' }))
  }
  return numbered
}

type Place = { unit?: string; contract?: string; project?: string }

const placesOf = async (tx: Tx, payments: Numbered[]): Promise<Map<string, Place>> => {
  const rows = await tx.query<{ id: string } & Record<keyof Place, string | null>>(
    `select id, unit_id as unit, contract_id as contract, project_id as project from invoices where id = any($1::uuid[])`,
    [payments.map(({ invoice }) => invoice)],
  )
  return new Map(
    rows.map(({ id, unit, contract, project }) => [
      id,
      { unit: unit ?? undefined, contract: contract ?? undefined, project: project ?? undefined },
    ]),
  )
}
