import { z } from 'zod'

const scenarioNames = [
  'success',
  'failure',
  'timeout',
  'late',
  'duplicate',
  'wrong-amount',
  'callback-before-response',
  'reject',
  'http-500',
  'hang',
  'forged',
  'manual',
] as const

/** What happens to one request, and its numbers where the scenario has any. */
export const planSchema = z.strictObject({
  scenario: z.enum(scenarioNames),
  /** failure: SasaPay's result code. */
  resultCode: z.enum(['1', '1032']).optional(),
  /** wrong-amount: what the payer really pays, minor units. */
  paidMinor: z.int().positive().optional(),
  /** wrong-amount: how much more the payer pays than was asked, minor units. */
  extraMinor: z.int().positive().optional(),
  /** What the gateway takes for sending money, minor units. */
  chargeMinor: z.int().positive().optional(),
  /** duplicate: how many equal callbacks at the same time. */
  count: z.int().min(1).max(500).optional(),
  /** late: how long after the payment the callback is sent. */
  delayMs: z.int().min(0).max(86_400_000).optional(),
})

export type Plan = z.infer<typeof planSchema>

/** A plan that waits for the next request that fits its filters. */
export const nextSchema = planSchema.extend({
  times: z.int().min(1).max(10_000).default(1),
  phone: z.string().optional(),
  reference: z.string().optional(),
  merchantCode: z.string().optional(),
})

export type NextPlan = z.infer<typeof nextSchema>

type ChargeRequest = { phone: string; amountMinor: number; reference: string; merchantCode: string }

/**
 * Chosen by the last four digits of the phone (0712 34 99 01) or of the amount in minor units (KES 1,599.01).
 * They are far from amounts that proration gives by chance; `docs/simulator.md` shows the same table.
 */
const magicEndings: Readonly<Record<string, Plan>> = {
  '9901': { scenario: 'failure', resultCode: '1032' },
  '9902': { scenario: 'failure', resultCode: '1' },
  '9903': { scenario: 'timeout' },
  '9904': { scenario: 'late' },
  '9905': { scenario: 'duplicate' },
  '9906': { scenario: 'wrong-amount' },
  '9907': { scenario: 'wrong-amount', extraMinor: 10_000 },
  '9908': { scenario: 'callback-before-response' },
  '9909': { scenario: 'reject' },
  '9910': { scenario: 'http-500' },
  '9911': { scenario: 'hang' },
  '9912': { scenario: 'forged' },
  '9913': { scenario: 'manual' },
}

/** The control API first, then the phone, then the amount, then success. */
export const createScenarioChooser = () => {
  const waiting: NextPlan[] = []
  return {
    add: (next: NextPlan): void => {
      waiting.push({ ...next })
    },
    waiting: (): readonly NextPlan[] => waiting,
    choose(request: ChargeRequest): Plan {
      const index = waiting.findIndex((next) => fits(next, request))
      const next = waiting[index]
      if (!next) return planByDigits(request)
      next.times -= 1
      if (next.times === 0) waiting.splice(index, 1)
      return planSchema.strip().parse(next)
    },
  }
}

/** What the digits of a request ask for. */
const planByDigits = ({ phone, amountMinor }: Pick<ChargeRequest, 'phone' | 'amountMinor'>): Plan =>
  magicEndings[phone.slice(-4)] ?? magicEndings[String(amountMinor).slice(-4)] ?? { scenario: 'success' }

const fits = (next: NextPlan, request: ChargeRequest): boolean =>
  (['phone', 'reference', 'merchantCode'] as const).every((key) => !next[key] || next[key] === request[key])
