import { as, httpWorkload } from './http-workload.ts'

/** An endpoint that needs a log-in and reads nothing else, beside a bare handler that verifies the same token. */
export const authenticated = httpWorkload({
  name: 'authenticated',
  needsData: false,
  requests: ({ me }) => me,
  call: (bench, connection) => ({ method: 'GET', path: '/api/v1/users/me', headers: as(bench, connection) }),
  check: (body) => {
    const { user } = JSON.parse(body) as { user?: { id?: string } }
    if (!user?.id) throw new Error(`Nobody is logged in: ${body.slice(0, 200)}`)
  },
})
