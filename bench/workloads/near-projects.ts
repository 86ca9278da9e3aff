import pg from 'pg'
import type { Bench } from '../environment/start-bench.ts'
import { as, httpWorkload } from './http-workload.ts'
import type { Workload } from './workload.ts'

const count = 100_000

/** Places that lie about a hundred kilometres around Nairobi, the same in every run. */
const coordinate = (centre: number, index: number, step: number): string =>
  (centre - 0.5 + ((index * step) % 1_000) / 1_000).toFixed(4)

const measured = httpWorkload({
  name: 'near-projects',
  needsData: false,
  requests: ({ list }) => list,
  call: (bench, connection, index) => ({
    method: 'GET',
    path: `/api/v1/projects/near?lat=${coordinate(-1.28, index, 617)}&lng=${coordinate(36.82, index, 383)}&radius=2000&limit=20`,
    headers: as(bench, connection),
  }),
  check: (body) => {
    const { docs, totalDocs } = JSON.parse(body) as { docs: { distanceM?: number }[]; totalDocs: number }
    if (docs.length !== Math.min(20, totalDocs) || docs.some(({ distanceM = Infinity }) => distanceM > 2_000))
      throw new Error(`Not the projects nearby: ${body.slice(0, 200)}`)
  },
})

/** The 20 nearest of the projects within 2 km, their number and their units by status, among 100,000 projects. */
export const nearProjects: Workload = {
  ...measured,
  run: async (bench, say) => {
    say(`Writing ${count} projects`)
    await writeProjects(bench)
    return measured.run(bench, say)
  },
}

const writeProjects = async ({ databaseUrl, data }: Bench): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(
    `insert into projects (company_id, name, code, management_mode, management_fee_bps, project_type, stage, location_lat, location_lng)
     select $1, 'Near ' || i, 'near-' || i, 'full', 0, 'residential', 'ongoing',
            round((-1.78 + random())::numeric, 6), round((36.32 + random())::numeric, 6)
     from generate_series(1, $2::int) i`,
    [data.company, count],
  )
  await client.query('vacuum (analyze) projects')
  await client.end()
}
