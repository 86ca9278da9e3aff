import { z } from 'zod'

import type { Charge } from './book.ts'
import type { Reply, Request, Routes } from './http.ts'
import { chargeCallback } from './messages.ts'
import { notificationSchema, notify } from './notification-route.ts'
import type { PayoutStage } from './payout-play.ts'
import { controlPayout, payoutControlSchema } from './payout-routes.ts'
import type { Stage } from './play.ts'
import { pageHtml, pageScript } from './page.ts'
import { nextSchema, type createScenarioChooser } from './scenarios.ts'

type Args = {
  stage: Stage
  payoutStage: PayoutStage
  chooser: ReturnType<typeof createScenarioChooser>
  tokens: Map<string, number>
  background: (work: Promise<void>) => void
}

const callbackSchema = z.strictObject({
  checkoutRequestId: z.string(),
  /** Decides a charge that still waits for its payer. */
  settle: z.enum(['paid', 'cancelled', 'insufficient']).optional(),
  copies: z.int().min(1).max(500).default(1),
  /** Replaces fields of the callback; the book stays as it is, so this is how to forge one. */
  overrides: z.record(z.string(), z.unknown()).default({}),
  /** Needed for a request that the book does not know. */
  callbackUrl: z.url({ protocol: /^https?$/ }).optional(),
})

/** How tests and people steer the simulator, and what they can read of it. */
export const controlRoutes = (args: Args): Routes => ({
  'GET /': () => ({ status: 200, body: pageHtml, contentType: 'text/html; charset=utf-8' }),
  'GET /page.js': () => ({ status: 200, body: pageScript, contentType: 'text/javascript; charset=utf-8' }),
  'GET /healthz': () => ({ status: 200, body: { status: 'ok' } }),
  'GET /book': ({ url }) => {
    const wanted = url.searchParams.get('merchantCode')
    const isWanted = (book: { merchantCode: string }): boolean => !wanted || book.merchantCode === wanted
    const merchants = args.stage.book.merchants().filter(isWanted)
    return { status: 200, body: { merchants, payouts: args.payoutStage.payouts.merchants().filter(isWanted) } }
  },
  'GET /control/requests': () => ({
    status: 200,
    body: {
      requests: args.stage.book.all().toReversed().slice(0, 500),
      payouts: args.payoutStage.payouts.all().toReversed().slice(0, 500),
      waiting: args.chooser.waiting(),
      tokensIssued: args.tokens.size,
    },
  }),
  'POST /control/next': (request) =>
    validated(request, nextSchema, (next) => {
      args.chooser.add(next)
      return { status: 201, body: next }
    }),
  'POST /control/notifications': (request) => validated(request, notificationSchema, (order) => notify(args, order)),
  'POST /control/payouts': (request) => validated(request, payoutControlSchema, (order) => controlPayout(args, order)),
  'POST /control/callbacks': (request) => validated(request, callbackSchema, (order) => fire(args, order)),
})

const outcomes = {
  paid: (charge: Charge) => ({ resultCode: '0', paidMinor: charge.amountMinor }),
  cancelled: () => ({ resultCode: '1032', paidMinor: 0 }),
  insufficient: () => ({ resultCode: '1', paidMinor: 0 }),
}

const fire = ({ stage, background }: Args, order: z.infer<typeof callbackSchema>): Reply => {
  const charge = stage.book.byId(order.checkoutRequestId)
  const url = order.callbackUrl ?? charge?.callbackUrl
  if (!url)
    return problem(404, 'No such request; give a callbackUrl to send a callback that the book knows nothing of.')
  if (charge && order.settle) stage.book.settle(charge, outcomes[order.settle](charge))
  if (charge?.state === 'pending' && Object.keys(order.overrides).length === 0) {
    return problem(409, 'The payer has not decided yet: give "settle", or "overrides" for a forged callback.')
  }
  const known = charge ? chargeCallback(charge) : { CheckoutRequestID: order.checkoutRequestId }
  const body = { ...known, ...order.overrides }
  background(stage.sender.send({ url, body, copies: order.copies, charge }).then(() => undefined))
  return { status: 202, body: { sent: body, copies: order.copies } }
}

// A foreign page cannot send this content type without asking first, so it cannot steer a local simulator.
const validated = <T>(request: Request, schema: z.ZodType<T>, handle: (input: T) => Reply): Reply => {
  if (!request.headers['content-type']?.startsWith('application/json')) return problem(415, 'Send application/json.')
  const parsed = schema.safeParse(request.body)
  return parsed.success ? handle(parsed.data) : problem(400, z.prettifyError(parsed.error))
}

const problem = (status: number, detail: string): Reply => ({ status, body: { detail } })
