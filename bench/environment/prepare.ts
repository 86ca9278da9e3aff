import config from '@payload-config'
import { getPayload, type Payload } from 'payload'
import { migrateToLatest } from '../../src/db/migrate.ts'
import { createReq, readQuery } from '../../src/db/transaction.ts'
import { scaleInvoices } from '../../src/seed/scale/scale-invoices.ts'
import { addStaff } from '../../src/services/onboarding/add-staff.ts'
import { open } from '../../src/platform/secret-box.ts'

export type Prepared = {
  /** log-ins of the first company, all of them administrators */
  emails: string[]
  password: string
  company: string
  /** of the first company */
  invoices: string[]
  callbackTokens: string[]
}

type Plan = { invoices: number; companies: number; users: number; gateways: number }

const password = 'Bench-Only-Password-1'

/** A process of its own: migrates, writes the data of the workloads and says what they need to know. */
const prepare = async ({ invoices, companies, users, gateways }: Plan): Promise<Prepared> => {
  await migrateToLatest({ databaseUrl: process.env.DATABASE_URL })
  const payload = await getPayload({ config })
  const [first] = await scaleInvoices({ payload, invoices, companies })
  if (!first) throw new Error('No company was made.')
  const company = first.id
  const emails = await addUsers(payload, { company, users })
  const callbackTokens = await addGateways(payload, { company, gateways })
  // what autovacuum does sooner or later on a system that runs
  await readQuery(payload, 'vacuum (analyze)')
  const ids = await readQuery<{ id: string }>(
    payload,
    'select id from invoices where company_id = $1 order by random() limit 5000',
    [company],
  )
  await payload.destroy()
  return { emails, password, company, invoices: ids.map(({ id }) => id), callbackTokens }
}

const addUsers = async (
  payload: Payload,
  { company, users }: { company: string; users: number },
): Promise<string[]> => {
  const [role] = await readQuery<{ id: string }>(
    payload,
    `select id from roles where company_id = $1 and key = 'administrator'`,
    [company],
  )
  const emails = Array.from({ length: users }, (_, at) => `bench-${at + 1}@bench.example`)
  for (const email of emails) {
    const req = await createReq(payload)
    await addStaff({ req, staff: { company, name: email, email, password, roles: [role?.id ?? ''] } })
  }
  return emails
}

const addGateways = async (
  payload: Payload,
  { company, gateways }: { company: string; gateways: number },
): Promise<string[]> => {
  for (let at = 0; at < gateways; at += 1) {
    const data = {
      company,
      name: `SasaPay ${at + 1}`,
      provider: 'sasapay',
      merchantCode: `60000${at}`,
      currency: 'KES',
      status: 'active',
    } as const
    await payload.create({ collection: 'gateway-accounts', data, overrideAccess: true, req: await createReq(payload) })
  }
  const rows = await readQuery<{ token: string }>(
    payload,
    'select callback_token as token from gateway_accounts where company_id = $1',
    [company],
  )
  return rows.map(({ token }) => open(token))
}

process.send?.(await prepare(JSON.parse(process.env.BENCH_PLAN ?? '{}') as Plan))
process.exit(0)
