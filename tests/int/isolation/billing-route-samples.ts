import type { RouteSample } from './route-samples.ts'

/** Inputs of the routes of the billing run and of deposits, see `routeSamples`. */
export const billingRouteSamples: Readonly<Record<string, RouteSample>> = {
  'GET /finance/billing-runs': { input: () => ({}) },
  'GET /finance/billing-runs/:id': { input: (row) => ({ params: { id: row('job-runs') } }), answers: [200, 404] },
  'GET /finance/invoices/preview': {
    input: (row) => ({ query: { period: '2026-11', contract: row('contracts'), unit: row('units') } }),
  },
  'GET /finance/deposits': { input: (row) => ({ query: { project: row('projects') } }) },
  'POST /contracts/:id/settle-deposit': {
    input: (row) => ({ params: { id: row('contracts') }, body: { reason: 'Moved out' } }),
    answers: [200, 400, 409],
  },
}
