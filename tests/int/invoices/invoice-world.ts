import { randomUUID } from 'node:crypto'
import type { PermissionCode } from '../../../src/access/permissions.ts'
import { createReq, readQuery, withTransaction } from '../../../src/db/transaction.ts'
import { companySettings } from '../../../src/services/companies.ts'
import type { InvoiceAnswer } from '../../../src/services/invoices/read-invoice.ts'
import { recordPayment } from '../../../src/services/payments/record-payment.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makePerson } from '../../helpers/factories.ts'
import { makeStaffedCompany } from '../permissions/company.ts'
import { makePortal, tokenOf } from '../rows/people.ts'

export type Answer = InvoiceAnswer & {
  errors?: { message: string; path?: string; code?: string; allowed?: string[] }[]
  jobRun: string
  sentTo: string
}

/** A company whose people write, issue and credit invoices, with the shortest ways to do so. */
export const makeInvoiceWorld = async (app: TestApp, slug: string) => {
  const company = await makeStaffedCompany(app, slug)
  const { payload } = app
  const boss = await company.hire('boss', company.allBut())
  const portal = await tokenOf(payload, await makePortal(payload, company.person, `portal@${slug}.test`), '')
  const rows = <Row>(sql: string, values: unknown[] = []) => readQuery<Row>(payload, sql, values)
  await rows('update people set email = $2 where id = $1', [company.person, `payer@${slug}.test`])
  const { today } = await companySettings(payload, company.company)

  type Call = { by?: string; key?: string }
  const call = async (method: string, path: string, body?: unknown, { by = boss.token, key }: Call = {}) => {
    const headers: Record<string, string> = method === 'POST' ? { 'idempotency-key': key ?? randomUUID() } : {}
    return app.api<Answer>(method, path, { token: by, body, headers })
  }
  const post = (path: string, body: unknown = {}, options?: Call) => call('POST', path, body, options)

  const line = (over: object = {}) => ({ description: 'Keys', unitAmountMinor: 100_000, ...over })
  const input = (over: object = {}) => ({ person: company.person, unit: company.unit, lines: [line()], ...over })
  const draft = async (over: object = {}) => {
    const answer = await post('/finance/invoices', input(over))
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
    return answer.body
  }
  const issue = async (id: string) => {
    const answer = await post(`/finance/invoices/${id}/issue`)
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return answer.body
  }
  const issued = async (over: object = {}) => issue((await draft(over)).id)
  const read = async (id: string): Promise<InvoiceAnswer> =>
    (await app.api<InvoiceAnswer>('GET', `/invoices/${id}?depth=0`, { token: boss.token })).body

  /** Money of the payer at the counter; what the invoices do not take is his credit. */
  const pay = async (amountMinor: number, invoices: string[], person = company.person) => {
    const req = await createReq(payload)
    const settings = await companySettings(payload, company.company)
    return withTransaction(req, (tx) =>
      recordPayment({
        req,
        tx,
        company: settings,
        amount: BigInt(amountMinor),
        currency: 'KES',
        method: 'bank',
        money: { account: 'bank' },
        valueDate: null,
        payer: { person, name: null, phone: null },
        invoices,
        reviewReason: null,
        source: { gatewayAccount: null, receipt: null, reference: null, intent: null, inbox: null },
        origin: 'manual',
      }),
    )
  }

  /** A penalty that waits for an invoice. */
  const penalty = async (amountMinor = 50_000): Promise<string> => {
    const [row] = await rows<{ id: string }>(
      `insert into penalties (company_id, number, type, origin, person_id, unit_id, amount_minor, waived_minor, currency,
         date_applied, due_date, sequence, status)
       values ($1, $2, 'lease_violation', 'manual', $3, $4, $5, 0, 'KES', '2026-01-01', '2026-02-01', 1, 'pending')
       returning id`,
      [company.company, `PEN-${randomUUID().slice(0, 8)}`, company.person, company.unit, amountMinor],
    )
    return row?.id ?? ''
  }
  const statusOf = async (table: 'penalties' | 'credit_notes' | 'invoices', id: string) =>
    (await rows<{ status: string }>(`select status from ${table} where id = $1`, [id]))[0]?.status

  const hire = (codes: PermissionCode[], limits: Parameters<typeof company.hire>[2] = []) =>
    company.hire(`h-${randomUUID().slice(0, 6)}`, codes, limits)
  const makeTenant = () => makePerson(payload, { company: company.company, isTenant: true, name: 'Achieng Odhiambo' })
  return {
    ...company,
    boss,
    portal,
    today,
    rows,
    call,
    post,
    line,
    input,
    draft,
    issue,
    issued,
    read,
    pay,
    penalty,
    statusOf,
    hire,
    makeTenant,
  }
}

export type InvoiceWorld = Awaited<ReturnType<typeof makeInvoiceWorld>>

/** Status and the paths of what was refused. */
export const refusal = ({ status, body }: { status: number; body: Pick<Answer, 'errors'> }) => [
  status,
  ...(body.errors ?? []).map(({ path }) => path),
]
