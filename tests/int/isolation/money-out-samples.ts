import type { RouteSample } from './route-samples.ts'

/** Inputs of the routes of expenses and of money that goes out, see `routeSamples`. */
export const moneyOutSamples: Readonly<Record<string, RouteSample>> = {
  'GET /finance/expenses/statistics': { input: (row) => ({ query: { project: row('projects') } }) },
  'GET /finance/expenses/:id': { input: (row) => ({ params: { id: row('expenses') } }) },
  'POST /finance/expenses/from-maintenance': {
    input: (row) => ({
      body: {
        request: row('maintenance-requests'),
        category: row('expense-categories'),
        vendor: row('people'),
        taxRateBps: 0,
      },
    }),
    answers: [201, 400, 409],
    isRandom: true,
  },
  'POST /finance/expenses/:id/approve': {
    input: (row) => ({ params: { id: row('expenses') }, body: {} }),
    answers: [200, 403, 409],
  },
  'POST /finance/expenses/:id/reject': {
    input: (row) => ({ params: { id: row('expenses') }, body: { reason: 'Not agreed' } }),
    answers: [200, 409],
  },
  'POST /finance/expenses/:id/cancel': {
    input: (row) => ({ params: { id: row('expenses') }, body: { reason: 'Entered twice' } }),
    answers: [200, 409],
  },
  'POST /finance/expenses/:id/pay': {
    input: (row) => ({
      params: { id: row('expenses') },
      body: {
        method: 'mobile',
        account: row('payment-accounts'),
        gatewayAccount: row('gateway-accounts'),
        bankAccount: row('payment-accounts'),
      },
    }),
    answers: [201, 400, 409],
    isRandom: true,
  },
  'GET /finance/budgets/use': { input: (row) => ({ query: { project: row('projects') } }) },
  'GET /finance/disbursements/:id': { input: (row) => ({ params: { id: row('disbursements') } }) },
  'POST /finance/disbursements/:id/check': { input: (row) => ({ params: { id: row('disbursements') }, body: {} }) },
  'POST /finance/disbursements/:id/resolve': {
    input: (row) => ({ params: { id: row('disbursements') }, body: { action: 'dismiss', reason: 'Did not leave' } }),
    answers: [200, 409],
  },
}
