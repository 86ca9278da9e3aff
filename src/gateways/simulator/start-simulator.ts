import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { createBook, type Charge, type MerchantBook } from './book.ts'
import { createCallbackSender } from './callback-sender.ts'
import { controlRoutes } from './control-routes.ts'
import { gatewayRoutes } from './gateway-routes.ts'
import { send, serve } from './http.ts'
import { createPayoutBook, type Payout, type PayoutTotals } from './payout-book.ts'
import { playPayout } from './payout-play.ts'
import { play } from './play.ts'
import { createScenarioChooser, nextSchema, type NextPlan, type Plan } from './scenarios.ts'

export type SimulatorOptions = {
  /** 0 takes any free port. */
  port?: number
  host?: string
  /** How long the payer takes before the callback. */
  delayMs?: number
  /** How much later a `late` callback comes. */
  lateMs?: number
  /** Wait before the second attempt of a callback. */
  retryMs?: number
  /** How long the gateway thinks before it answers. */
  answerDelayMs?: number
  tokenSeconds?: number
  /** Keeps the book across restarts. */
  file?: string
  /** Same ids and transaction codes in every run. */
  seed?: string
}

export type Simulator = {
  url: string
  port: number
  requests(): Charge[]
  book(): MerchantBook[]
  payouts(): Payout[]
  paidOut(): PayoutTotals[]
  next(plan: Plan & Partial<NextPlan>): void
  tokensIssued(): number
  /** Resolves when every scenario under way has ended. */
  idle(): Promise<void>
  close(): Promise<void>
}

/** Starts a SasaPay of our own on this machine: its formats, its book, its callbacks over HTTP. */
export const startSimulator = async (options: SimulatorOptions = {}): Promise<Simulator> => {
  const book = createBook({ file: options.file, seed: options.seed })
  const sender = createCallbackSender({ book, retryMs: options.retryMs ?? 1_000 })
  const stage = { book, sender, delayMs: options.delayMs ?? 1_500, lateMs: options.lateMs ?? 15_000 }
  // a file of its own beside the book
  const payouts = createPayoutBook({ file: options.file?.replace(/\.jsonl$/, '.payouts.jsonl'), seed: options.seed })
  const payoutStage = { ...stage, payouts }
  const chooser = createScenarioChooser()
  const tokens = new Map<string, number>()
  const work = new Set<Promise<void>>()
  const background = (task: Promise<void>): void => {
    const tracked = task.finally(() => work.delete(tracked))
    work.add(tracked)
  }
  const idle = async (): Promise<void> => {
    while (work.size > 0) await Promise.all(work)
  }

  const shared = { stage, payoutStage, chooser, tokens, background }
  const { tokenSeconds = 3_600, answerDelayMs = 0 } = options
  const routes = { ...gatewayRoutes({ ...shared, tokenSeconds, answerDelayMs }), ...controlRoutes(shared) }
  const server = createServer((request, response) => {
    serve({ routes, request, response }).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return
      send(response, { status: 500, body: { detail: error instanceof Error ? error.message : 'failed' } })
    })
  })
  const { host = '127.0.0.1' } = options
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, resolve)
  })
  // What a restart interrupted goes on.
  for (const charge of book.all()) if (charge.state === 'pending') background(play(stage, charge))
  for (const payout of payouts.all()) if (payout.state === 'pending') background(playPayout(payoutStage, payout))

  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`,
    port,
    requests: () => book.all(),
    book: () => book.merchants(),
    payouts: () => payouts.all(),
    paidOut: () => payouts.merchants(),
    next: (plan) => chooser.add(nextSchema.parse(plan)),
    tokensIssued: () => tokens.size,
    idle,
    close: async () => {
      sender.stop()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await Promise.all([closed, idle()])
    },
  }
}
