import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { minMinor, minorToNumber, sumMinor } from '../../domain/money.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { type CompanySettings, settingsIn } from '../companies.ts'
import { assertSameRequest } from '../idempotency.ts'
import { type LeaseRow, lockLease } from '../leases/lease-row.ts'
import { recordPayment } from '../payments/record-payment.ts'
import { refuseOwnMoney } from '../payments/refuse-own.ts'
import { proposeRefund } from '../refunds/propose-refund.ts'
import type { MoneyOutMethod } from '../refunds/refund.ts'
import { creditUnpaidDeposit } from './credit-unpaid-deposit.ts'
import { type Deduction, invoiceDeductions } from './invoice-deductions.ts'
import { depositPosition, leaseChain } from './held-deposit.ts'
import { readDepositSettlement, type SettledDeposit } from './read-settlement.ts'

export type SettlementRequest = {
  /** default: today; not to come */
  settledOn?: string
  /** what is kept for damage; default: what the completed inspection at moving out found */
  deductions?: Deduction[]
  /** proposes to pay back what is left */
  refund?: { method: MoneyOutMethod; account?: string }
  reason?: string
}

type Settle = {
  req: PayloadRequest
  company: string
  contract: string
  request: SettlementRequest
  idempotency: { key: string; requestHash: string }
}

type Context = { req: PayloadRequest; tx: Tx; company: CompanySettings & { today: string }; lease: LeaseRow }

/**
 * Settles the deposit of a lease that is over, in one transaction: what was never paid of it is no longer asked for, the
 * deductions become an invoice, the deposit pays it and then the arrears, and the rest is the tenant's credit.
 * @throws 404; 400 for a day to come or wrong deductions; 403 for one's own; 409 while the lease runs, when it is settled, and for a closed month
 */
export const settleDeposit = ({ req, company: id, contract, request, idempotency }: Settle): Promise<SettledDeposit> =>
  withTransaction(req, async (tx) => {
    await advisoryLock(tx, 'deposit', contract)
    const known = await knownSettlement(tx, id, idempotency)
    if (known) return readDepositSettlement(tx, id, known)
    const company = await settingsIn(tx, id)
    const lease = await lockLease(tx, contract, [id])
    await refuseOwnMoney(tx, req, { company: id, persons: [lease.person_id] })
    const settledOn = request.settledOn ?? company.today
    await checkSettlement({ tx, lease, settledOn, today: company.today })

    const context = { req, tx, company, lease }
    await creditUnpaidDeposit(context)
    const invoice = await invoiceDeductions({ ...context, settledOn, deductions: request.deductions })
    const { held } = await depositPosition(tx, { contract, currency: lease.currency })
    const targets = await shareOverInvoices(tx, { lease, held, first: invoice?.id })
    const payment = held > 0n ? await payFromDeposit({ ...context, settledOn, held, targets }) : null
    const covered = sumMinor(targets.map(({ amount }) => amount))
    const onDeductions = targets.find(({ invoiceId }) => invoiceId === invoice?.id)?.amount ?? 0n
    const settlement = randomUUID()
    const row = {
      contract_id: contract,
      person_id: lease.person_id,
      settled_on: settledOn,
      held_minor: held,
      deductions_minor: invoice?.totalMinor ?? 0n,
      arrears_minor: covered - onDeductions,
      refund_minor: held - covered,
      currency: lease.currency,
      invoice_id: invoice?.id ?? null,
      payment_id: payment,
    }
    await insertRows(tx, 'deposit_settlements', [
      {
        id: settlement,
        company_id: id,
        ...row,
        settled_by_id: req.user?.id ?? null,
        idempotency_key: idempotency.key,
        request_hash: idempotency.requestHash,
      },
    ])
    await recordAudit({
      req,
      rows: [
        {
          action: 'deposit.settle',
          entity: 'deposit-settlements',
          entityId: settlement,
          company: id,
          after: {
            contract,
            settledOn,
            heldMinor: minorToNumber(held),
            deductionsMinor: minorToNumber(row.deductions_minor),
            arrearsMinor: minorToNumber(row.arrears_minor),
            refundMinor: minorToNumber(row.refund_minor),
          },
          reason: request.reason,
        },
      ],
    })
    if (request.refund && payment && held > covered) {
      await proposeRefund({
        ...context,
        ...request.refund,
        person: lease.person_id,
        currency: lease.currency,
        payment,
        reason: `Deposit of lease ${lease.number}`,
      })
    }
    return readDepositSettlement(tx, id, settlement)
  })

const knownSettlement = async (
  tx: Tx,
  company: string,
  { key, requestHash }: Settle['idempotency'],
): Promise<string | undefined> => {
  const [known] = await tx.query<{ id: string; request_hash: string | null }>(
    'select id, request_hash from deposit_settlements where company_id = $1 and idempotency_key = $2',
    [company, key],
  )
  if (known) assertSameRequest(known.request_hash, requestHash)
  return known?.id
}

type Check = { tx: Tx; lease: LeaseRow; settledOn: string; today: string }

const checkSettlement = async ({ tx, lease, settledOn, today }: Check): Promise<void> => {
  if (settledOn > today) throw validationError('This day is still to come.', 'settledOn')
  if (settledOn < lease.start_date) throw validationError('This is before the lease began.', 'settledOn')
  if (lease.status !== 'ended' && lease.status !== 'terminated')
    throw conflict(
      lease.status === 'renewed'
        ? 'The deposit went on with the lease that renewed this one.'
        : 'The deposit is settled when the lease is over: end it first.',
      { path: 'contract' },
    )
  const [settled] = await tx.query('select from deposit_settlements where contract_id = $1', [lease.id])
  if (settled) throw conflict('The deposit of this lease is settled already.', { path: 'contract' })
}

type Share = { lease: LeaseRow; held: bigint; first: string | undefined }

/** The deductions first, then what is due longest. */
const shareOverInvoices = async (
  tx: Tx,
  { lease, held, first }: Share,
): Promise<{ invoiceId: string; amount: bigint }[]> => {
  const open = await tx.query<{ id: string; balance_minor: string }>(
    `${leaseChain}
     select i.id, i.balance_minor from chain
     join invoices i on i.company_id = chain.company_id and i.contract_id = chain.id
     where i.status = 'issued' and i.balance_minor > 0 and i.currency = $2 and i.person_id = $3
     order by (i.id = $4::uuid) desc nulls last, i.due_date, i.number`,
    [lease.id, lease.currency, lease.person_id, first ?? null],
  )
  let left = held
  return open.flatMap(({ id, balance_minor }) => {
    const amount = minMinor(left, BigInt(balance_minor))
    left -= amount
    return amount > 0n ? [{ invoiceId: id, amount }] : []
  })
}

type Pay = Context & { settledOn: string; held: bigint; targets: { invoiceId: string; amount: bigint }[] }

const payFromDeposit = async ({ req, tx, company, lease, settledOn, held, targets }: Pay): Promise<string> => {
  const [unit] = await tx.query<{ project: string }>('select project_id as project from units where id = $1', [
    lease.unit_id,
  ])
  return recordPayment({
    req,
    tx,
    company,
    amount: held,
    currency: lease.currency,
    method: 'deposit',
    money: {
      account: 'deposits_held',
      place: { person: lease.person_id, unit: lease.unit_id, contract: lease.id, project: unit?.project },
    },
    valueDate: settledOn,
    payer: { person: lease.person_id, name: null, phone: null },
    invoices: [],
    allocations: targets,
    reviewReason: null,
    source: { gatewayAccount: null, receipt: null, reference: null, intent: null, inbox: null },
    origin: 'deposit',
    contract: lease.id,
    notes: `Deposit of lease ${lease.number}`,
  })
}
