import pg from 'pg'
import type { Bench } from '../environment/start-bench.ts'
import { as, httpWorkload } from './http-workload.ts'
import type { Workload } from './workload.ts'

const count = 100_000

/** What staff type: a family name, a phone without its zero, the beginning of an address, an identity number. */
const questions = (index: number): string => {
  const n = (index * 7_919) % count
  return [`family${n % 1_000}`, `7${String(n).padStart(8, '0')}`, `given${n}@`, String(20_000_000 + n)][index % 4] ?? ''
}

const measured = httpWorkload({
  name: 'search-people',
  needsData: false,
  requests: ({ list }) => list,
  call: (bench, connection, index) => ({
    method: 'GET',
    path: `/api/v1/people/search?q=${encodeURIComponent(questions(index))}&limit=20`,
    headers: as(bench, connection),
  }),
  check: (body) => {
    const { docs, totalDocs } = JSON.parse(body) as { docs: unknown[]; totalDocs: number }
    if (totalDocs === 0 || docs.length !== Math.min(20, totalDocs)) throw new Error(`Nobody: ${body.slice(0, 200)}`)
  },
})

/** A page of 20 people by a part of name, phone, e-mail or identity number, among 100,000. */
export const searchPeople: Workload = {
  ...measured,
  run: async (bench, say) => {
    say(`Writing ${count} people`)
    await writePeople(bench)
    return measured.run(bench, say)
  },
}

const writePeople = async ({ databaseUrl, data }: Bench): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(
    `insert into people (company_id, name, kind, phone, email, national_id, is_tenant, verification)
     select $1, 'Given' || i || ' Family' || i % 1000, 'individual', '+2547' || lpad(i::text, 8, '0'),
            'given' || i || '@people.example', (20000000 + i)::text, true, 'unverified'
     from generate_series(0, $2::int - 1) i`,
    [data.company, count],
  )
  await client.query('vacuum (analyze) people')
  await client.end()
}
