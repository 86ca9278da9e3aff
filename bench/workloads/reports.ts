import { Client } from 'pg'
import { addDays } from '../../src/domain/calendar.ts'
import type { Bench } from '../environment/start-bench.ts'
import { type BenchBooks, writeBooks } from '../environment/write-books.ts'
import { arrearsStatement, collectionsStatement, statementStatement } from '../limit/report-statements.ts'
import { clientAddress } from '../load/client-address.ts'
import { interleave } from '../measure.ts'
import { as } from './http-workload.ts'
import { resultOf, type Result, type Workload } from './workload.ts'

type Report = {
  name: string
  path: (books: BenchBooks) => string
  limit: { text: string; values: (company: string, books: BenchBooks) => unknown[] }
  /** a figure that both sides answer */
  figureOf: (answer: never) => number
  limitFigureOf: (answer: never) => number
}

const day = '2025-06-30'
const range = { from: '2021-01-01', to: '2025-12-31' }

const reports: readonly Report[] = [
  {
    name: 'aged-arrears',
    path: () => `/finance/reports/aged-arrears?to=${day}&limit=50`,
    limit: {
      text: arrearsStatement,
      values: (company) => [company, day, ...[30, 60, 90].map((days) => addDays(day, -days))],
    },
    figureOf: ({ totals }: { totals: { cells: { olderMinor: number } } }) => totals.cells.olderMinor,
    limitFigureOf: ({ older }: { older: number | null }) => older ?? 0,
  },
  {
    name: 'monthly-collections',
    path: () => `/finance/reports/collections?from=${range.from}&to=${range.to}&limit=200`,
    limit: { text: collectionsStatement, values: (company) => [company, range.from, range.to] },
    figureOf: ({ totals }: { totals: { cells: { netMinor: number } } }) => totals.cells.netMinor,
    limitFigureOf: (months: { net: number }[]) => months.reduce((sum, { net }) => sum + net, 0),
  },
  {
    name: 'tenant-statement-page',
    path: ({ tenant }) => `/finance/statements/${tenant}?role=tenant&limit=50`,
    limit: { text: statementStatement, values: (company, { tenant }) => [company, tenant] },
    figureOf: ({ docs }: { docs: { balanceMinor: number }[] }) => docs[1]?.balanceMinor ?? 0,
    limitFigureOf: ({ docs }: { docs: { balance: number }[] }) => docs[1]?.balance ?? 0,
  },
]

/** Reports over large books beside the same answer as one SQL statement, milliseconds; first over a tenth of the entries. */
export const reportsOfBooks: Workload = {
  name: 'reports',
  needsData: false,
  run: async (bench, say) => {
    const { entries } = bench.sizes
    const client = new Client({ connectionString: bench.databaseUrl })
    await client.connect()
    try {
      const results: Result[] = []
      let before = 0
      for (const size of [entries / 10, entries]) {
        say(`Writing up to ${size} ledger entries`)
        const books = await writeBooks(bench, size - before)
        before = books.entries
        for (const report of reports) results.push(await measure({ bench, client, books, report }))
      }
      return results
    } finally {
      await client.end()
    }
  },
}

type Measure = { bench: Bench; client: Client; books: BenchBooks; report: Report }

const measure = async ({ bench, client, books, report }: Measure): Promise<Result> => {
  const values = report.limit.values(bench.data.company, books)
  const figures = new Set<number>()
  const value = async (): Promise<number> => {
    const started = performance.now()
    const response = await fetch(`http://127.0.0.1:${bench.web[0]}/api/v1${report.path(books)}`, {
      headers: { ...clientAddress(0), ...as(bench, 0) },
    })
    const text = await response.text()
    const spent = performance.now() - started
    if (response.status !== 200) throw new Error(text)
    figures.add(report.figureOf(JSON.parse(text) as never))
    return spent
  }
  const limit = async (): Promise<number> => {
    const started = performance.now()
    const { rows } = await client.query<{ body: string }>(report.limit.text, values)
    const spent = performance.now() - started
    figures.add(report.limitFigureOf(JSON.parse(rows[0]?.body ?? 'null') as never))
    return spent
  }
  await value()
  await limit()
  const pair = await interleave({ rounds: bench.sizes.rounds * 3, value, limit })
  if (figures.size !== 1) throw new Error(`The two sides of ${report.name} answered ${[...figures].join(' and ')}`)
  return resultOf({ name: `${report.name} of ${books.entries}`, unit: 'ms', digits: 1, ...pair })
}
