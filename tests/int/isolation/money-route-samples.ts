import { billingRouteSamples } from './billing-route-samples.ts'
import { ledgerRouteSamples } from './ledger-route-samples.ts'
import { penaltyRouteSamples } from './penalty-route-samples.ts'
import { moneyOutSamples } from './money-out-samples.ts'
import type { RouteSample } from './route-samples.ts'

/** Inputs of the routes of money, see `routeSamples`. */
export const moneyRouteSamples: Readonly<Record<string, RouteSample>> = {
  ...billingRouteSamples,
  ...penaltyRouteSamples,
  ...ledgerRouteSamples,
  'POST /finance/invoices': {
    input: (row) => ({
      body: {
        person: row('people'),
        unit: row('units'),
        contract: row('contracts'),
        project: row('projects'),
        lines: [
          { description: 'Keys', unitAmountMinor: 100 },
          { kind: 'penalty', description: 'Late', unitAmountMinor: 100, penalty: row('penalties') },
        ],
      },
    }),
    answers: [201, 400],
    isRandom: true,
  },
  'POST /finance/invoices/from-proposal': {
    input: (row) => ({
      body: { period: '2026-11', person: row('people'), contract: row('contracts'), unit: row('units') },
    }),
    answers: [201, 409],
    isRandom: true,
  },
  'POST /finance/invoices/totals': {
    input: () => ({ body: { lines: [{ description: 'Keys', unitAmountMinor: 100 }] } }),
  },
  'POST /finance/invoices/issue': {
    input: (row) => ({ body: { invoices: [row('invoices')] } }),
    answers: [202, 400],
    isRandom: true,
  },
  'GET /finance/invoices/statistics': { input: (row) => ({ query: { project: row('projects') } }) },
  'PATCH /finance/invoices/:id': {
    input: (row) => ({
      params: { id: row('invoices') },
      body: { person: row('people'), changeToken: 0, lines: [{ description: 'Keys', unitAmountMinor: 100 }] },
    }),
    answers: [200, 400, 409],
  },
  'DELETE /finance/invoices/:id': {
    input: (row) => ({ params: { id: row('invoices') } }),
    answers: [200, 409],
  },
  'POST /finance/invoices/:id/issue': {
    input: (row) => ({ params: { id: row('invoices') }, body: {} }),
    answers: [200, 409],
  },
  'POST /finance/invoices/:id/void': {
    input: (row) => ({ params: { id: row('invoices') }, body: { reason: 'Billed twice' } }),
    answers: [200, 409],
  },
  'POST /finance/invoices/:id/debit-note': {
    input: (row) => ({
      params: { id: row('invoices') },
      body: { lines: [{ description: 'Keys', unitAmountMinor: 100 }] },
    }),
    answers: [201, 400, 409],
    isRandom: true,
  },
  'POST /finance/invoices/:id/send': {
    input: (row) => ({ params: { id: row('invoices') }, body: {} }),
    answers: [200, 409],
  },
  'POST /finance/invoices/:id/credit-notes': {
    input: (row) => ({
      params: { id: row('invoices') },
      body: { reason: 'other', lines: [{ line: row('invoice-lines'), amountMinor: 100 }] },
    }),
    answers: [201, 400, 409],
    isRandom: true,
  },
  'POST /finance/credit-notes/:id/approve': {
    input: (row) => ({ params: { id: row('credit-notes') }, body: {} }),
    answers: [200, 403, 409],
  },
  'POST /finance/credit-notes/:id/reject': {
    input: (row) => ({ params: { id: row('credit-notes') }, body: { reason: 'Not agreed' } }),
    answers: [200, 409],
  },
  'POST /finance/payments': {
    input: (row) => ({
      body: {
        person: row('people'),
        method: 'bank',
        amountMinor: 1_000,
        currency: 'KES',
        bankAccount: row('payment-accounts'),
        allocations: [{ invoice: row('invoices'), amountMinor: 100 }],
      },
    }),
    answers: [201, 400, 409],
  },
  'GET /finance/payments/statistics': { input: () => ({ query: { from: '2020-01-01', to: '2030-12-31' } }) },
  'GET /finance/payments/:id/receipt': { input: (row) => ({ params: { id: row('payments') } }) },
  'POST /finance/payments/:id/allocate': {
    input: (row) => ({
      params: { id: row('payments') },
      body: { person: row('people'), allocations: [{ invoice: row('invoices'), amountMinor: 100 }] },
    }),
    answers: [200, 400, 409],
  },
  'POST /finance/payments/:id/release': {
    input: (row) => ({
      params: { id: row('payments') },
      body: { invoices: [row('invoices')], reason: 'Put elsewhere' },
    }),
    answers: [200, 409],
  },
  'POST /finance/payments/:id/reallocate': {
    input: (row) => ({
      params: { id: row('payments') },
      body: { allocations: [{ invoice: row('invoices'), amountMinor: 100 }], reason: 'Put elsewhere' },
    }),
    answers: [200, 400, 409],
  },
  'POST /finance/payments/:id/reverse': {
    input: (row) => ({ params: { id: row('payments') }, body: { reason: 'Entered twice' } }),
    answers: [200, 409],
  },
  'POST /finance/payments/:id/clear': {
    input: (row) => ({ params: { id: row('payments') }, body: {} }),
    answers: [200, 409],
  },
  'POST /finance/payments/:id/bounce': {
    input: (row) => ({ params: { id: row('payments') }, body: { reason: 'No funds' } }),
    answers: [200, 409],
  },
  'GET /finance/payers': { input: () => ({ query: { q: 'a' } }) },
  'GET /finance/payers/:id': { input: (row) => ({ params: { id: row('people') } }) },
  'POST /finance/payers/:id/apply-credit': {
    input: (row) => ({
      params: { id: row('people') },
      body: { currency: 'KES', invoices: [row('invoices')] },
    }),
  },
  'GET /finance/reconciliation': { input: () => ({ query: { status: 'open' } }) },
  'GET /finance/reconciliation/summary': { input: () => ({}) },
  'GET /finance/reconciliation/:id': { input: (row) => ({ params: { id: row('bank-transactions') } }) },
  'POST /finance/reconciliation/:id/match': {
    input: (row) => ({
      params: { id: row('bank-transactions') },
      body: { allocations: [{ invoice: row('invoices'), amountMinor: 100 }], person: row('people') },
    }),
    answers: [200, 400, 409],
    isRandom: true,
  },
  'POST /finance/reconciliation/:id/book': {
    input: (row) => ({ params: { id: row('bank-transactions') }, body: {} }),
    answers: [200, 409],
    isRandom: true,
  },
  'POST /finance/reconciliation/:id/ignore': {
    input: (row) => ({ params: { id: row('bank-transactions') }, body: { reason: 'Charge of the bank' } }),
    answers: [200, 409],
  },
  'POST /finance/reconciliation/:id/undo': {
    input: (row) => ({ params: { id: row('bank-transactions') }, body: { reason: 'Matched by mistake' } }),
    answers: [200, 409],
  },
  'GET /finance/reconciliation/closings': { input: () => ({ query: { day: '2026-11-01' } }) },
  'POST /finance/reconciliation/closings': {
    input: (row) => ({ body: { account: row('ledger-accounts'), day: '2026-11-01', actualMinor: 0 } }),
    answers: [200, 400, 409],
    isRandom: true,
  },
  'GET /finance/reconciliation/notification-address/:id': {
    input: (row) => ({ params: { id: row('gateway-accounts') } }),
  },
  'GET /finance/payouts/preview': {
    input: (row) => ({ query: { person: row('people'), project: row('projects'), toDate: '2026-01-31' } }),
  },
  'GET /finance/payouts/statistics': { input: (row) => ({ query: { project: row('projects') } }) },
  'POST /finance/payouts/build': {
    input: (row) => ({ body: { toDate: '2020-01-31', persons: [row('people')], project: row('projects') } }),
    isRandom: true,
  },
  'GET /finance/payouts/:id': { input: (row) => ({ params: { id: row('payouts') } }) },
  'PATCH /finance/payouts/:id': {
    input: (row) => ({ params: { id: row('payouts') }, body: { notes: 'Thank you' } }),
    answers: [200, 409],
  },
  'POST /finance/payouts/:id/adjustments': {
    input: (row) => ({ params: { id: row('payouts') }, body: { amountMinor: 100, description: 'Agreed' } }),
    answers: [200, 409],
  },
  'DELETE /finance/payouts/:id/lines/:line': {
    input: (row) => ({ params: { id: row('payouts'), line: row('payout-lines') } }),
    answers: [200, 404, 409],
  },
  'POST /finance/payouts/:id/refresh': {
    input: (row) => ({ params: { id: row('payouts') }, body: {} }),
    answers: [200, 409],
  },
  'POST /finance/payouts/:id/submit': {
    input: (row) => ({ params: { id: row('payouts') }, body: {} }),
    answers: [200, 409],
  },
  'POST /finance/payouts/:id/approve': {
    input: (row) => ({ params: { id: row('payouts') }, body: {} }),
    answers: [200, 403, 409],
  },
  'POST /finance/payouts/:id/reject': {
    input: (row) => ({ params: { id: row('payouts') }, body: { reason: 'Not yet' } }),
    answers: [200, 409],
  },
  'POST /finance/payouts/:id/cancel': {
    input: (row) => ({ params: { id: row('payouts') }, body: { reason: 'Not now' } }),
    answers: [200, 409],
  },
  'POST /finance/payouts/:id/disburse': {
    input: (row) => ({
      params: { id: row('payouts') },
      body: {
        method: 'mobile',
        account: row('payment-accounts'),
        gatewayAccount: row('gateway-accounts'),
        bankAccount: row('payment-accounts'),
      },
    }),
    answers: [200, 400, 409],
  },
  'GET /finance/payout-batches/:id': { input: (row) => ({ params: { id: row('payout-batches') } }), isRandom: true },
  'POST /finance/payout-batches/:id/submit': {
    input: (row) => ({ params: { id: row('payout-batches') }, body: {} }),
    isRandom: true,
  },
  'POST /finance/payout-batches/:id/approve': {
    input: (row) => ({ params: { id: row('payout-batches') }, body: {} }),
    isRandom: true,
  },
  'POST /finance/payout-batches/:id/disburse': {
    input: (row) => ({
      params: { id: row('payout-batches') },
      body: { gatewayAccount: row('gateway-accounts'), bankAccount: row('payment-accounts') },
    }),
    answers: [202, 400],
    isRandom: true,
  },
  'GET /finance/owner-accounts': { input: () => ({}) },
  'GET /finance/owner-accounts/:id': { input: (row) => ({ params: { id: row('people') } }) },
  'GET /finance/refunds/free-credit': { input: (row) => ({ query: { person: row('people') } }) },
  'POST /finance/refunds': {
    input: (row) => ({
      body: {
        person: row('people'),
        account: row('payment-accounts'),
        payment: row('payments'),
        method: 'mobile',
        currency: 'KES',
        amountMinor: 100,
        reason: 'Paid twice',
      },
    }),
    answers: [201, 400],
    isRandom: true,
  },
  'GET /finance/refunds/:id': { input: (row) => ({ params: { id: row('refunds') } }) },
  'POST /finance/refunds/:id/approve': {
    input: (row) => ({ params: { id: row('refunds') }, body: {} }),
    answers: [200, 403, 409],
  },
  'POST /finance/refunds/:id/reject': {
    input: (row) => ({ params: { id: row('refunds') }, body: { reason: 'Not yet' } }),
    answers: [200, 409],
  },
  'POST /finance/refunds/:id/cancel': {
    input: (row) => ({ params: { id: row('refunds') }, body: { reason: 'Not now' } }),
    answers: [200, 409],
  },
  'POST /finance/refunds/:id/pay': {
    input: (row) => ({
      params: { id: row('refunds') },
      body: {
        method: 'mobile',
        account: row('payment-accounts'),
        gatewayAccount: row('gateway-accounts'),
        bankAccount: row('payment-accounts'),
      },
    }),
    answers: [200, 400, 409],
  },
  ...moneyOutSamples,
}
