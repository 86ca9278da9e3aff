import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { TestApp } from '../helpers/app.ts'
import { drain } from '../helpers/drain.ts'

export type Real = { app: TestApp; token: string; company: string; tenants: string[]; leases: string[] }

type Invoice = { id: string; tenant: number; total: bigint; isVoid: boolean }
type Payment = { id: string; tenant: number; amount: bigint; isReversed: boolean }

/** What has been agreed so far, by tenant; minor units. It knows nothing of allocations: they must not matter. */
export type Books = {
  invoices: Invoice[]
  payments: Payment[]
  refunds: { id: string; tenant: number; amount: bigint }[]
  owed: Map<number, bigint>
  received: Map<number, bigint>
  /** how often each command succeeded */
  seen: Map<string, number>
}

type Answer = { status: number; body: Record<string, never> & { id: string } }
type Step = (model: Books, real: Real, pick: Pick) => Promise<boolean>
type Pick = { tenant: number; index: number; amount: number; choice: number }

const ask = async ({ app, token }: Real, path: string, body: object = {}): Promise<Answer> => {
  const headers = { 'idempotency-key': randomUUID() }
  const { status, body: answer } = await app.api('POST', path, { token, headers, body })
  if (status >= 500) throw new Error(`${path} answered ${status}: ${JSON.stringify(answer)}`)
  return { status, body: answer as Answer['body'] }
}

const add = (sums: Map<number, bigint>, tenant: number, amount: bigint): void =>
  void sums.set(tenant, (sums.get(tenant) ?? 0n) + amount)

const at = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % Math.max(1, items.length)]

const reason = 'A model run'
const kinds = ['rent', 'service', 'deposit', 'fee', 'other'] as const

const steps: Record<string, Step> = {
  issue: async (model, real, { tenant, amount, choice }) => {
    const lines = kinds.slice(0, 1 + (choice % kinds.length)).map((kind, index) => ({
      kind,
      description: kind,
      quantity: 1 + (choice % 3) / 2,
      unitAmountMinor: amount + index * 37,
      taxRateBps: kind === 'deposit' ? 0 : [0, 1_600, 750][choice % 3],
    }))
    const { status, body } = await ask(real, '/finance/invoices', {
      person: real.tenants[tenant],
      contract: real.leases[tenant],
      issueDate: '2026-10-01',
      dueDate: '2026-10-05',
      lines,
      ...(choice % 4 === 0 && { discountBps: 333 }),
    })
    if (status !== 201) throw new Error(`An invoice was refused: ${JSON.stringify(body)}`)
    const issued = await ask(real, `/finance/invoices/${body.id}/issue`)
    if (issued.status !== 200) throw new Error(`An issue was refused: ${JSON.stringify(issued.body)}`)
    const { api } = real.app
    const { body: row } = await api('GET', `/invoices/${body.id}?depth=0`, { token: real.token })
    const total = BigInt((row as { totalMinor: number }).totalMinor)
    model.invoices.push({ id: body.id, tenant, total, isVoid: false })
    add(model.owed, tenant, total)
    return true
  },
  pay: async (model, real, { tenant, amount, choice }) => {
    const wanted = model.invoices.filter((invoice) => invoice.tenant === tenant && !invoice.isVoid)
    const chosen = choice % 3 === 0 ? at(wanted, choice) : undefined
    const { status, body } = await ask(real, '/finance/payments', {
      person: real.tenants[tenant],
      method: choice % 2 === 0 ? 'cash' : 'bank',
      amountMinor: amount,
      currency: 'KES',
      valueDate: '2026-10-03',
      ...(chosen && { allocations: [{ invoice: chosen.id, amountMinor: Math.max(1, Math.floor(amount / 2)) }] }),
      ...(choice % 5 === 0 && { allocations: [] }),
    })
    if (status !== 201) return false
    model.payments.push({ id: body.id, tenant, amount: BigInt(amount), isReversed: false })
    add(model.received, tenant, BigInt(amount))
    return true
  },
  release: async (model, real, { index }) => {
    const payment = at(model.payments, index)
    return (
      payment !== undefined && (await ask(real, `/finance/payments/${payment.id}/release`, { reason })).status < 300
    )
  },
  allocate: async (model, real, { index }) => {
    const payment = at(model.payments, index)
    return payment !== undefined && (await ask(real, `/finance/payments/${payment.id}/allocate`)).status < 300
  },
  reallocate: async (model, real, { index }) => {
    const payment = at(model.payments, index)
    if (!payment) return false
    return (await ask(real, `/finance/payments/${payment.id}/reallocate`, { reason })).status < 300
  },
  reverse: async (model, real, { index }) => {
    const payment = at(model.payments, index)
    if (!payment) return false
    const { status } = await ask(real, `/finance/payments/${payment.id}/reverse`, { reason })
    if (status >= 300 || payment.isReversed) return false
    payment.isReversed = true
    add(model.received, payment.tenant, -payment.amount)
    return true
  },
  credit: async (model, real, { index, amount, choice }) => {
    const invoice = at(model.invoices, index)
    if (!invoice) return false
    const { status, body } = await ask(real, `/finance/invoices/${invoice.id}/credit-notes`, {
      amountMinor: Math.max(1, Math.floor(amount / 3)),
      kind: ['credit', 'write_off', 'waiver'][choice % 3],
      reason: 'billing_error',
      releasePaid: choice % 2 === 0,
    })
    if (status !== 201) return false
    const approved = await ask(real, `/finance/credit-notes/${body.id}/approve`, { releasePaid: choice % 2 === 0 })
    if (approved.status >= 300) return false
    add(model.owed, invoice.tenant, -BigInt(Math.max(1, Math.floor(amount / 3))))
    return true
  },
  void: async (model, real, { index }) => {
    const invoice = at(model.invoices, index)
    if (!invoice) return false
    const { status } = await ask(real, `/finance/invoices/${invoice.id}/void`, { reason })
    if (status >= 300) return false
    invoice.isVoid = true
    add(model.owed, invoice.tenant, -invoice.total)
    return true
  },
  refund: async (model, real, { tenant, amount, choice }) => {
    const { status, body } = await ask(real, '/finance/refunds', {
      person: real.tenants[tenant],
      amountMinor: Math.max(1, Math.floor(amount / 2)),
      currency: 'KES',
      method: 'cash',
      reason,
    })
    if (status !== 201) return false
    if (choice % 4 === 0) return (await ask(real, `/finance/refunds/${body.id}/reject`, { reason })).status < 300
    if ((await ask(real, `/finance/refunds/${body.id}/approve`)).status >= 300) return false
    // Approved: the credit is set aside, and is the tenant's no more until somebody cancels.
    const part = BigInt(Math.max(1, Math.floor(amount / 2)))
    if (choice % 4 === 1) return (await ask(real, `/finance/refunds/${body.id}/cancel`, { reason })).status < 300
    add(model.received, tenant, -part)
    return (await ask(real, `/finance/refunds/${body.id}/pay`, { method: 'cash' })).status < 300
  },
  payout: async (_model, real, { choice }) => {
    const { status } = await ask(real, '/finance/payouts/build', { toDate: '2026-11-20' })
    if (status !== 202) return false
    await drain(real.app.payload)
    const path = `/payouts?where[company][equals]=${real.company}&where[status][equals]=draft&limit=20&depth=0`
    const { body } = await real.app.api('GET', path, { token: real.token })
    const { docs } = body as unknown as { docs: { id: string }[] }
    let paid = 0
    for (const { id } of docs) {
      if (choice % 5 === 0) {
        await ask(real, `/finance/payouts/${id}/cancel`, { reason })
        continue
      }
      await ask(real, `/finance/payouts/${id}/submit`)
      if ((await ask(real, `/finance/payouts/${id}/approve`)).status >= 300) continue
      if ((await ask(real, `/finance/payouts/${id}/disburse`, { method: 'cash' })).status < 300) paid += 1
    }
    return paid > 0
  },
}

/** A command that says what it was when a run fails. */
const command = (name: string, step: Step) =>
  fc
    .record({ tenant: fc.nat(1), index: fc.nat(40), amount: fc.integer({ min: 1, max: 500_000 }), choice: fc.nat(59) })
    .map((pick) => ({
      check: () => true,
      run: async (model: Books, real: Real) => {
        if (await step(model, real, pick)) model.seen.set(name, (model.seen.get(name) ?? 0) + 1)
      },
      toString: () => `${name}(${JSON.stringify(pick)})`,
    }))

// Bills and payments twice as often as the rest, so that there is something to move.
export const commands = [
  ...['issue', 'issue', 'pay', 'pay'].map((name) => command(name, steps[name] as Step)),
  ...Object.entries(steps).map(([name, step]) => command(name, step)),
]
