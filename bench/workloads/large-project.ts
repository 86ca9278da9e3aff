import type { Bench } from '../environment/start-bench.ts'
import { largeProject, writeLargeProject } from '../environment/large-project.ts'
import { as, httpWorkload } from './http-workload.ts'
import type { Workload } from './workload.ts'

/** The project that both workloads read, written once for a bench. */
const projects = new WeakMap<Bench, string>()

const measured = (name: string, page: 'structure' | 'availability', check: (body: string) => void): Workload => {
  const workload = httpWorkload({
    name,
    needsData: false,
    // an answer holds 2,000 units
    requests: ({ list }) => Math.ceil(list / 10),
    call: (bench, connection) => ({
      method: 'GET',
      path: `/api/v1/projects/${projects.get(bench)}/${page}`,
      headers: as(bench, connection),
    }),
    check,
  })
  return {
    ...workload,
    run: async (bench, say) => {
      if (!projects.has(bench)) {
        say(`Writing a project of ${largeProject.units} units`)
        projects.set(bench, await writeLargeProject(bench))
      }
      return workload.run(bench, say)
    },
  }
}

/** The whole tree of 2,000 units, 200 floors and 20 blocks, with rooms, parking and counts. */
export const projectTree = measured('project-tree', 'structure', (body) => {
  const { counts } = JSON.parse(body) as { counts?: { units: number } }
  if (counts?.units !== largeProject.units) throw new Error(`Not the whole tree: ${body.slice(0, 200)}`)
})

/** The matrix of 2,000 units, 2,000 leases and 24,000 invoices. */
export const availabilityMatrix = measured('availability', 'availability', (body) => {
  const { totals } = JSON.parse(body) as { totals?: { collection: { in_arrears: number } } }
  if (totals?.collection.in_arrears !== largeProject.units) throw new Error(`Not the matrix: ${body.slice(0, 200)}`)
})
