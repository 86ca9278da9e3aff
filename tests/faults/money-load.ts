import { setTimeout as sleep } from 'node:timers/promises'
import type { Payload } from 'payload'
import type { Simulator } from '../../src/gateways/simulator/start-simulator.ts'
import { makeCompany, makeGateway, makeLease, makePerson, makeProperty, password } from '../helpers/factories.ts'

type Step = { index: number; pick: number[] }
type Query = <Row>(text: string) => Promise<Row[]>

export type Load = {
  perform: (step: Step) => Promise<void>
  /** waits until every request that a payer answered is a payment */
  settle: (args: { simulator: Simulator; query: Query }) => Promise<void>
  /** references of the receipts that were answered with success */
  receipts: () => string[]
}

type Setup = { databaseUrl: string; env: Record<string, string>; url: string; units: number }
type Lease = { tenant: string; contract: string }

/** A company with a gateway and tenants, and operations on it over HTTP that are repeated until they are answered. */
export const prepareLoad = async ({ databaseUrl, env, url, units: count }: Setup): Promise<Load> => {
  Object.assign(process.env, env, { DATABASE_URL: databaseUrl })
  const { default: config } = await import('@payload-config')
  const { getPayload } = await import('payload')
  const payload = await getPayload({ config })
  const { leases, email } = await furnish(payload, count)
  await payload.destroy()

  let token = ''
  const receipts: string[] = []
  const open: string[] = []

  const send = async (path: string, key: string, body: object) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: (await response.json()) as { id: string } }
  }
  /** The same request with the same key until somebody answers for good, as a careful client does. */
  const insist = async (path: string, key: string, body: object) => {
    const end = Date.now() + 120_000
    for (;;) {
      const answer = await send(path, key, body).catch(() => undefined)
      if (answer?.status === 401) await logIn()
      else if (answer && answer.status < 500 && answer.status !== 429) return answer
      if (Date.now() > end) throw new Error(`${path} was never answered: ${JSON.stringify(answer)}`)
      await sleep(150)
    }
  }
  const logIn = async (): Promise<void> => {
    token = ''
    const answer = await send('/auth/login', 'log-in-0001', { email, password }).catch(() => undefined)
    token = (answer?.body as { accessToken?: string } | undefined)?.accessToken ?? token
  }

  const perform = async ({ index, pick: [choice = 0, which = 0, amount = 0] }: Step): Promise<void> => {
    const lease = leases[which % leases.length] as Lease
    const key = `operation-${index}`
    const kind = choice % 10
    if (kind < 4 || open.length === 0) {
      const { status, body } = await insist('/finance/invoices', key, bill(lease, amount))
      if (status !== 201) throw new Error(`A bill was refused: ${JSON.stringify(body)}`)
      // Issued already when the first answer was lost.
      await insist(`/finance/invoices/${body.id}/issue`, `${key}-issue`, {})
      open.push(body.id)
    } else if (kind < 7) {
      const paid = { person: lease.tenant, method: 'cash', amountMinor: 1 + amount, currency: 'KES', reference: key }
      const { status, body } = await insist('/finance/payments', key, paid)
      if (status !== 201) throw new Error(`A receipt was refused: ${JSON.stringify(body)}`)
      receipts.push(key)
    } else if (kind < 9) {
      await insist('/finance/charges', key, { invoices: [open[which % open.length]] })
    } else {
      const credited = { amountMinor: 1 + (amount % 500), reason: 'billing_error' }
      const { status, body } = await insist(
        `/finance/invoices/${open[which % open.length]}/credit-notes`,
        key,
        credited,
      )
      if (status === 201) await insist(`/finance/credit-notes/${body.id}/approve`, `${key}-approve`, {})
    }
  }

  return { perform, receipts: () => receipts, settle }
}

const bill = ({ contract, tenant }: Lease, amount: number) => ({
  person: tenant,
  contract,
  lines: [
    { kind: 'rent', description: 'Rent', unitAmountMinor: 100_000 + amount },
    { kind: 'service', description: 'Water', unitAmountMinor: 1_000, taxRateBps: 1_600 },
  ],
})

const furnish = async (payload: Payload, units: number): Promise<{ leases: Lease[]; email: string }> => {
  const { id: company, email } = await makeCompany(payload, 'mvule')
  await makeGateway(payload, company)
  const property = await makeProperty(payload, { company, units, owners: [6_667, 3_333] })
  const leases: Lease[] = []
  for (const [index, unit] of property.units.entries()) {
    const phone = `+2547123400${String(index).padStart(2, '0')}`
    const tenant = await makePerson(payload, { company, name: `Tenant ${index}`, isTenant: true, phone })
    const lease = await makeLease(payload, { company, unit: unit.id, person: tenant.id })
    leases.push({ tenant: tenant.id, contract: lease.id })
  }
  return { leases, email: email('administrator') }
}

/** Callbacks that nobody answered are sent again; requests whose answer was lost are asked about by the poll. */
const settle: Load['settle'] = async ({ simulator, query }) => {
  const end = Date.now() + 180_000
  for (;;) {
    await simulator.idle()
    const paid = simulator.requests().filter(({ paidMinor }) => paidMinor > 0)
    const [row] = await query<{ count: string }>(`select count(*) from payments where origin = 'gateway'`)
    const [busy] = await query<{ count: string }>(`select count(*) from outbox where dispatched_at is null`)
    if (Number(row?.count) === paid.length && Number(busy?.count) === 0) return
    if (Date.now() > end) throw new Error(`${row?.count} of ${paid.length} payments came; ${busy?.count} effects wait`)
    await Promise.all(paid.map(({ checkoutRequestId }) => again(simulator.url, checkoutRequestId)))
    await sleep(2_000)
  }
}

const again = (url: string, checkoutRequestId: string) =>
  fetch(`${url}/control/callbacks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ checkoutRequestId }),
  })
