import type { Bench } from '../environment/start-bench.ts'
import { buildPages } from '../environment/build-pages.ts'
import { waitForPages } from '../environment/wait-for-pages.ts'
import { as, httpWorkload } from './http-workload.ts'

/** One endpoint directly (value), and by way of Next (limit): what the API saves by not going through it. */
export const directOrNext = httpWorkload({
  name: 'api-direct-vs-next',
  needsData: false,
  requests: ({ me }) => me,
  call: (bench, connection) => ({ method: 'GET', path: '/api/v1/auth/me', headers: as(bench, connection) }),
  check: (body) => {
    const { user } = JSON.parse(body) as { user?: { id?: string } }
    if (!user?.id) throw new Error(`Nobody is logged in: ${body.slice(0, 200)}`)
  },
  ports: async (bench: Bench) => {
    await buildPages()
    const next = await bench.startWeb('web-next', { ADMIN: 'on', API_VIA_NEXT: 'on' })
    await waitForPages(next.port)
    return { value: [bench.web[0]], limit: [next.port], stop: next.stop }
  },
})
