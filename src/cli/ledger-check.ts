import type { Payload } from 'payload'
import { readQuery } from '../db/transaction.ts'
import { gatewayBaseUrl } from '../gateways/registry.ts'
import { getEnv } from '../platform/env.ts'
import { checkGatewayBook } from '../services/ledger/check-gateway-book.ts'
import { checkLedger, type Difference } from '../services/ledger/check-ledger.ts'
import { runCommand } from './run-command.ts'
import { withPayload } from './with-payload.ts'

const shown = 50

/** The simulator shows its book; a real gateway is not asked. */
const gatewayDifferences = async (payload: Payload): Promise<Difference[] | undefined> => {
  const env = getEnv()
  if (env.appEnv === 'production') return undefined
  return checkGatewayBook(payload, gatewayBaseUrl({ provider: 'sasapay', env }))
}

// Recomputes every balance of the books from zero, for all companies.
await runCommand(() =>
  withPayload(async (payload) => {
    const [table] = await readQuery<{ name: string | null }>(payload, `select to_regclass('ledger_entries') as name`)
    if (!table?.name)
      throw new Error('There are no books in this database yet: run `npm start` or `npm run seed` first.')
    const started = Date.now()
    const own = await checkLedger(payload)
    const gateway = await gatewayDifferences(payload)
    const checks = own.checks + (gateway ? 2 : 0)
    const differences = [...own.differences, ...(gateway ?? [])]
    const [books] = await readQuery<{ entries: string; companies: string }>(
      payload,
      'select count(*) as entries, count(distinct company_id) as companies from ledger_entries',
    )
    const scope = `${checks} checks over ${books?.entries} ledger entries of ${books?.companies} companies, ${Date.now() - started} ms`
    if (differences.length === 0) {
      console.log(`✓ No differences (${scope}).`)
      return 0
    }
    console.table(differences.slice(0, shown))
    if (differences.length > shown) console.log(`… and ${differences.length - shown} more.`)
    console.error(`✗ ${differences.length} differences (${scope}).`)
    return 1
  }),
)
