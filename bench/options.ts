import { parseArgs } from 'node:util'

export type Options = {
  /** one JSON object per workload on standard output, nothing else there */
  json: boolean
  /** names of workloads; empty: all */
  only: string[]
  sizes: Sizes
  /** folder for CPU profiles of the product's server */
  profileDir?: string
}

export type Sizes = {
  invoices: number
  companies: number
  leases: number
  /** of the ledger */
  entries: number
  /** overdue invoices of the penalty run */
  late: number
  rounds: number
  connections: number
  /** requests per round */
  list: number
  read: number
  create: number
  callback: number
  me: number
}

const full: Sizes = {
  invoices: 100_000,
  companies: 8,
  leases: 20_000,
  entries: 1_000_000,
  late: 50_000,
  rounds: 3,
  connections: 20,
  list: 1_500,
  read: 2_500,
  create: 800,
  callback: 4_000,
  me: 2_500,
}

const quick: Sizes = {
  invoices: 4_000,
  companies: 8,
  leases: 1_000,
  entries: 60_000,
  late: 2_000,
  rounds: 3,
  connections: 20,
  list: 200,
  read: 300,
  create: 100,
  callback: 400,
  me: 300,
}

export const usage = `npm run bench                         every workload beside its limit, as a table
npm run bench -- --json               one line of JSON per workload
npm run bench -- --only list-invoices one workload (repeat it for more)
npm run bench -- --quick              small data and few requests: does it run?
npm run bench -- --profile folder     also CPU profiles of the server, summed up by module`

/** @returns undefined when the caller asked for help */
export const readOptions = (): Options | undefined => {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  return { json: values.json, only: values.only, sizes: values.quick ? quick : full, profileDir: values.profile }
}
