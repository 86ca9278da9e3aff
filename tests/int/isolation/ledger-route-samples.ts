import type { RouteSample } from './route-samples.ts'

const range = { from: '2020-01-01', to: '2030-12-31' }

/** Inputs of the routes of the books and their reports, see `routeSamples`. */
export const ledgerRouteSamples: Readonly<Record<string, RouteSample>> = {
  'GET /finance/periods': { input: () => ({}) },
  'POST /finance/periods/close': {
    input: () => ({ body: { period: '2001-02' } }),
    answers: [200, 409],
    isRandom: true,
  },
  'POST /finance/periods/reopen': {
    input: () => ({ body: { period: '2001-02', reason: 'A bill came late' } }),
    answers: [200, 409],
    isRandom: true,
  },
  'POST /finance/ledger/journals': {
    input: (row) => ({
      body: {
        date: '2026-02-01',
        description: 'Stationery',
        reason: 'Petty cash',
        lines: [
          { account: row('ledger-accounts'), debitMinor: 100, person: row('people'), unit: row('units') },
          { account: row('ledger-accounts'), creditMinor: 100, project: row('projects') },
        ],
      },
    }),
    answers: [201, 400],
    isRandom: true,
  },
  'POST /finance/ledger/journals/:id/reverse': {
    input: (row) => ({ params: { id: row('ledger-transactions') }, body: { reason: 'Counted wrongly' } }),
    answers: [200, 409],
  },
  'POST /finance/ledger/accounts': {
    input: () => ({ body: { code: '5100', name: 'Stationery', type: 'expense' } }),
    answers: [201, 409],
    isRandom: true,
  },
  'PATCH /finance/ledger/accounts/:id': {
    input: (row) => ({ params: { id: row('ledger-accounts') }, body: { name: 'Paper' } }),
    answers: [200, 409],
  },
  'GET /finance/ledger/people/:id': { input: (row) => ({ params: { id: row('people') } }) },
  'GET /finance/ledger/units/:id': { input: (row) => ({ params: { id: row('units') } }) },
  'GET /finance/reports': { input: () => ({}) },
  'GET /finance/reports/:report': {
    input: (row) => ({ params: { report: 'tenant-statement' }, query: { ...range, person: row('people') } }),
  },
  'GET /finance/reports/:report/export': {
    input: (row) => ({ params: { report: 'rent-roll' }, query: { ...range, project: row('projects') } }),
  },
}
