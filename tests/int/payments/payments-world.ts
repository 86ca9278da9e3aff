import { randomUUID } from 'node:crypto'
import { createReq, readQuery, withTransaction } from '../../../src/db/transaction.ts'
import { companySettings } from '../../../src/services/companies.ts'
import type { NewLine } from '../../../src/services/invoices/new-invoice.ts'
import { writeInvoices } from '../../../src/services/invoices/write-invoices.ts'
import type { PaymentView } from '../../../src/services/payments/payment-view.ts'
import { recordPayment } from '../../../src/services/payments/record-payment.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makePerson, makeProperty } from '../../helpers/factories.ts'
import { makeStaffedCompany } from '../permissions/company.ts'
import { makeStaff, tokenOf } from '../rows/people.ts'

export type Answer = PaymentView & {
  errors?: { message: string; path?: string; code?: string; allowed?: string[]; errors?: { path: string }[] }[]
}

type Bill = {
  person: string
  amount?: number
  kind?: NewLine['kind']
  due?: string
  currency?: string
  unit?: string
  lines?: Pick<NewLine, 'kind' | 'unitAmountMinor' | 'taxRateBps'>[]
}

/** A company with an accountant, a unit of two owners, and a way to bill and to take money. */
export const makePaymentsWorld = async (app: TestApp, slug: string) => {
  const { payload } = app
  const company = await makeStaffedCompany(app, slug)
  const boss = await company.hire('boss', company.allBut())
  const { units, owners, project } = await makeProperty(payload, { company: company.company, owners: [6_000, 3_333] })
  const unit = units[0]?.id ?? ''
  const settings = () => companySettings(payload, company.company)
  const { today } = await settings()

  const tenant = async (): Promise<string> =>
    (
      await makePerson(payload, {
        company: company.company,
        isTenant: true,
        name: `Tenant ${randomUUID().slice(0, 6)}`,
      })
    ).id

  const bill = async ({ person, amount = 100_000, kind = 'service', due = '2026-09-05', lines, ...rest }: Bill) => {
    const req = await createReq(payload)
    const [invoice] = await withTransaction(req, async (tx) =>
      writeInvoices({
        req,
        tx,
        company: { ...(await settings()), money: { ...(await settings()).money, autoApplyCredit: false } },
        status: 'issued',
        invoices: [
          {
            kind: 'manual',
            person,
            unit: rest.unit ?? null,
            project: rest.unit ? project.id : null,
            issueDate: '2026-09-01',
            dueDate: due,
            currency: rest.currency ?? 'KES',
            lines: (lines ?? [{ kind, unitAmountMinor: BigInt(amount), taxRateBps: 0 }]).map((line) => ({
              description: `Charge ${line.kind}`,
              quantity: 1,
              ...line,
            })),
          },
        ],
      }),
    )
    if (!invoice) throw new Error('No invoice was written')
    return invoice
  }

  const post = (path: string, body: object, { by = boss.token, key = randomUUID() as string } = {}) =>
    app.api<Answer>('POST', path, { token: by, body, headers: { 'idempotency-key': key } })
  const pay = (body: object, options?: { by?: string; key?: string }) =>
    post('/finance/payments', { method: 'cash', amountMinor: 100_000, currency: 'KES', ...body }, options)
  const invoiceOf = async (id: string) => {
    const [row] = await readQuery<{ balance: string; state: string }>(
      payload,
      'select balance_minor as balance, payment_state as state from invoices where id = $1',
      [id],
    )
    return [Number(row?.balance), row?.state]
  }
  /** Net of an account by its key, credit above zero. */
  const credited = async (key: string, where: { person?: string; payment?: string; invoice?: string }) => {
    const [row] = await readQuery<{ amount: string }>(
      payload,
      `select -coalesce(sum(e.amount_minor), 0) as amount from ledger_entries e join ledger_accounts a on a.id = e.account_id
       where e.company_id = $1 and a.key = $2 and ($3::uuid is null or e.person_id = $3)
         and ($4::uuid is null or e.payment_id = $4) and ($5::uuid is null or e.invoice_id = $5)`,
      [company.company, key, where.person ?? null, where.payment ?? null, where.invoice ?? null],
    )
    return Number(row?.amount)
  }
  const move = (id: string, verb: string, body: object, key: string = randomUUID()) =>
    post(`/finance/payments/${id}/${verb}`, body, { key })
  /** All that stands in the books for a payment or an invoice, by account. */
  const booksOf = (column: 'payment_id' | 'invoice_id', id: string) =>
    readQuery(
      payload,
      `select a.key, e.person_id as person, sum(e.amount_minor) as amount from ledger_entries e
       join ledger_accounts a on a.id = e.account_id where e.${column} = $1
       group by 1, 2 having sum(e.amount_minor) <> 0 order by 1, 2`,
      [id],
    )
  /** Money of nobody known, as a gateway or a statement brings it. */
  const inSuspense = async (amount: bigint, valueDate = '2026-09-20') => {
    const req = await createReq(payload)
    const ours = await settings()
    return withTransaction(req, (tx) =>
      recordPayment({
        req,
        tx,
        company: ours,
        amount,
        currency: 'KES',
        method: 'bank',
        money: { account: 'bank' },
        valueDate,
        payer: { person: null, name: 'J DOE', phone: null },
        invoices: [],
        reviewReason: 'unknown_reference',
        source: { gatewayAccount: null, receipt: null, reference: 'XYZ', intent: null, inbox: null },
        origin: 'statement',
      }),
    )
  }
  /** Somebody with every right, who sees the project of the unit alone. */
  const limited = async (): Promise<string> => {
    const role = company.roles.administrator ?? ''
    const email = `limited@${slug}.test`
    const user = await makeStaff(payload, { company: company.company, email, role, projects: [project.id] })
    return tokenOf(payload, user)
  }
  return {
    ...company,
    limited,
    move,
    booksOf,
    inSuspense,
    boss,
    unit,
    owners,
    today,
    settings,
    tenant,
    bill,
    post,
    pay,
    invoiceOf,
    credited,
  }
}

export const pathsOf = ({ errors = [] }: Answer): unknown[] => errors.map(({ path }) => path)
