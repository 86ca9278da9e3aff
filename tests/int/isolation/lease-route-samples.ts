import type { RouteSample } from './route-samples.ts'

const reason = 'Agreed with the tenant'

const onRow = (slug: string, body?: unknown, answers?: readonly number[]): RouteSample => ({
  input: (row) => ({ params: { id: row(slug) }, body }),
  answers,
})

/** Inputs of the routes of leases, ownership and occupancy, see `routeSamples`. */
export const leaseRouteSamples: Readonly<Record<string, RouteSample>> = {
  'POST /contracts/:id/withdraw-notice': onRow('contracts', { reason }, [200, 409]),
  'POST /contracts/:id/vacate': {
    input: (row) => ({
      params: { id: row('contracts') },
      body: { date: '2026-11-01', inspection: row('inspections'), reason },
    }),
    answers: [200, 400, 409],
  },
  'GET /contracts/expiring': { input: () => ({ query: { within: '1095' } }) },
  'GET /contracts/:id/renewal-proposal': onRow('contracts'),
  'POST /contracts/:id/renew': onRow('contracts', {}, [201, 400, 409]),
  'POST /contracts/:id/amendments': onRow(
    'contracts',
    { kind: 'rent', effectiveDate: '2026-12-01', rentMinor: 4_000_000, reason },
    [201, 400, 409],
  ),
  'POST /contract-amendments/:id/approve': onRow('contract-amendments', {}, [200, 400, 403, 409]),
  'POST /contract-amendments/:id/reject': onRow('contract-amendments', { reason }, [200, 409]),
  'POST /inspections/:id/complete': onRow('inspections', undefined, [200, 400, 409]),
  'GET /contracts/:id/deposit-settlement': onRow('contracts'),
  'POST /ownerships/transfer': {
    input: (row) => ({
      body: {
        unit: row('units'),
        from: row('people'),
        to: [{ person: row('people'), shareBps: 100 }],
        date: '2026-11-01',
        reason,
      },
    }),
    answers: [200, 400, 409],
  },
  'GET /projects/:id/owners': onRow('projects'),
  'GET /units/:id/ownership-history': onRow('units'),
  'GET /occupancy': { input: (row) => ({ query: { from: '2026-01-01', to: '2026-12-31', project: row('projects') } }) },
  'GET /occupancy/vacancies': { input: (row) => ({ query: { project: row('projects') } }) },
  'GET /rent-roll': { input: (row) => ({ query: { project: row('projects') } }) },
  'GET /property-stats': { input: (row) => ({ query: { project: row('projects') } }) },
}
