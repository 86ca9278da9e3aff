import { randomUUID } from 'node:crypto'
import { startSimulator } from '../../../src/gateways/simulator/start-simulator.ts'
import { createReq, readQuery, withTransaction } from '../../../src/db/transaction.ts'
import { companySettings } from '../../../src/services/companies.ts'
import { writeInvoices } from '../../../src/services/invoices/write-invoices.ts'
import { notificationAddress } from '../../../src/services/reconciliation/notification-address.ts'
import { drain } from '../../helpers/drain.ts'
import { makePerson } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { startTestWeb } from '../../helpers/web.ts'
import { makeStaffedCompany } from '../permissions/company.ts'

export type Transaction = {
  id: string
  status: string
  amountMinor: number
  matchedMinor: number
  leftMinor: number
  payment: { id: string; number: string; status: string; reviewReason: string | null; person: string | null } | null
  disbursement: { id: string } | null
  allocations: { invoice: string; amountMinor: number }[]
  allowed: string[]
  suggestions: {
    kind: string
    id?: string
    person?: string
    score: number
    reasons: { clue: string }[]
    allocations?: { invoice: string; amountMinor: number }[]
    restMinor?: number
  }[]
  errors: { message: string; path?: string; code?: string }[]
}

export type Page = { totalDocs: number; docs: Transaction[] }

/** A gateway that posts notifications, two companies, and an accountant who matches. */
export const makeReconciliationWorld = async () => {
  const simulator = await startSimulator({ port: 0, delayMs: 5, retryMs: 20 })
  const app = await startUnlimitedApp({ env: { SASAPAY_BASE_URL: simulator.url } })
  const web = await startTestWeb()
  const ours = await makeStaffedCompany(app, 'recon')
  const theirs = await makeStaffedCompany(app, 'other')
  const boss = await ours.hire('boss', ours.allBut())
  const { url: address } = await notificationAddress(app.payload, ours.company, ours.gateway)

  const tenant = (name: string, phone: string) =>
    makePerson(app.payload, { company: ours.company, name, phone, isTenant: true })

  /** Issued invoices of somebody, minor units. */
  const invoice = async (person: string, amounts: number[], of = ours) => {
    const req = await createReq(app.payload)
    const company = await companySettings(app.payload, of.company)
    return withTransaction(req, (tx) =>
      writeInvoices({
        req,
        tx,
        company,
        status: 'issued',
        invoices: amounts.map((amount, index) => ({
          kind: 'manual',
          person,
          unit: of.unit,
          project: of.project,
          issueDate: '2026-10-01',
          dueDate: `2026-10-0${index + 1}`,
          currency: 'KES',
          lines: [{ kind: 'other', description: 'Rent', quantity: 1, unitAmountMinor: BigInt(amount), taxRateBps: 0 }],
        })),
      }),
    )
  }

  const simulate = (path: string, body: object) =>
    fetch(`${simulator.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  /** Somebody pays to the paybill; the notification is posted and worked on. @returns its receipt */
  const notify = async (payment: {
    amountMinor: number
    phone?: string
    reference?: string
    name?: string
    copies?: number
    forged?: boolean
  }) => {
    const order = { callbackUrl: address, merchantCode: '600000', phone: '254700000001', ...payment }
    const answer = (await (await simulate('/control/notifications', order)).json()) as { sent: { TransID: string } }
    await simulator.idle()
    await drain(app.payload)
    return answer.sent.TransID
  }

  const call = <Body = Transaction>(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    { token = boss.token, key = randomUUID() as string } = {},
  ) => app.api<Body>(method, `/finance/reconciliation${path}`, { token, body, headers: { 'idempotency-key': key } })

  const byReference = async (reference: string): Promise<Transaction> => {
    const { body } = await call<Page>('GET', `?q=${reference}`)
    return (await call('GET', `/${body.docs[0]?.id ?? ''}`)).body
  }

  const count = async (table: string, condition: string, values: unknown[] = []): Promise<number> =>
    (
      await readQuery<{ count: number }>(
        app.payload,
        `select count(*)::int as count from ${table} where ${condition}`,
        values,
      )
    )[0]?.count ?? 0

  const stop = async () => {
    await web.close()
    await simulator.close()
    await app.stop()
  }
  return { app, ours, theirs, boss, simulator, address, tenant, invoice, notify, call, byReference, count, stop }
}

export type ReconciliationWorld = Awaited<ReturnType<typeof makeReconciliationWorld>>
