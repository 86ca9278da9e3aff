import type { RouteSample } from './route-samples.ts'

const nextMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)

/** Inputs of the routes of penalties and reminders, see `routeSamples`. */
export const penaltyRouteSamples: Readonly<Record<string, RouteSample>> = {
  'POST /finance/penalties': {
    input: (row) => ({
      body: { contract: row('contracts'), person: row('people'), unit: row('units'), type: 'other', amountMinor: 100 },
    }),
    answers: [201, 400],
    isRandom: true,
  },
  'POST /finance/penalties/apply': {
    input: (row) => ({ body: { penalties: [row('penalties')], status: 'draft' } }),
    answers: [201, 409],
    isRandom: true,
  },
  'GET /finance/penalties/explain': { input: (row) => ({ query: { invoice: row('invoices'), asOf: '2026-04-01' } }) },
  'GET /finance/penalties/preview': { input: () => ({ query: { asOf: '2026-04-01' } }) },
  'GET /finance/penalties/statistics': { input: (row) => ({ query: { project: row('projects') } }) },
  'POST /finance/penalties/runs': { input: () => ({ body: { dryRun: true } }), isRandom: true },
  'PATCH /finance/penalties/:id': {
    input: (row) => ({ params: { id: row('penalties') }, body: { amountMinor: 200 } }),
    answers: [200, 409],
  },
  'POST /finance/penalties/:id/cancel': {
    input: (row) => ({ params: { id: row('penalties') }, body: { reason: 'Charged by mistake' } }),
    answers: [200, 409],
  },
  'POST /finance/penalties/:id/waive': {
    input: (row) => ({ params: { id: row('penalties') }, body: { amountMinor: 50, reason: 'Goodwill' } }),
    answers: [201, 400, 409],
    isRandom: true,
  },
  'POST /finance/penalty-waivers/:id/approve': {
    input: (row) => ({ params: { id: row('penalty-waivers') } }),
    answers: [200, 403, 409],
  },
  'POST /finance/penalty-waivers/:id/reject': {
    input: (row) => ({ params: { id: row('penalty-waivers') }, body: { reason: 'Not this time' } }),
    answers: [200, 409],
  },
  'POST /finance/penalty-policies/try': {
    input: () => ({
      body: {
        version: { kind: 'flat', amountMinor: 100 },
        billedMinor: 1_000,
        dueDate: '2026-01-01',
        asOf: '2026-01-10',
      },
    }),
  },
  'POST /finance/penalty-policies/:id/retire': {
    input: (row) => ({ params: { id: row('penalty-policies') } }),
    answers: [200, 409],
  },
  'POST /finance/penalty-policies/:id/versions': {
    input: (row) => ({
      params: { id: row('penalty-policies') },
      body: { kind: 'flat', amountMinor: 100, validFrom: '2036-01-01' },
    }),
    answers: [201, 400, 409],
    isRandom: true,
  },
  'POST /finance/promises': {
    input: (row) => ({ body: { invoice: row('invoices'), person: row('people'), promisedOn: nextMonth() } }),
    answers: [201, 400],
    isRandom: true,
  },
  'POST /finance/promises/:id/withdraw': {
    input: (row) => ({ params: { id: row('payment-promises') } }),
    answers: [200, 409],
  },
  'POST /finance/reminders/send': {
    input: (row) => ({ body: { invoices: [row('invoices')] } }),
    isRandom: true,
  },
  'POST /finance/statements/send': { input: (row) => ({ body: { people: [row('people')] } }), isRandom: true },
}
