import { checks } from '../services/checks/checks.ts'
import { readQuery } from '../db/transaction.ts'
import { runCommand } from './run-command.ts'
import { withPayload } from './with-payload.ts'

const shown = 50

// Computes every read model anew, for all companies, and says what differs.
await runCommand(() =>
  withPayload(async (payload) => {
    const [table] = await readQuery<{ name: string | null }>(payload, `select to_regclass('units') as name`)
    if (!table?.name) throw new Error('There is nothing in this database yet: run `npm start` or `npm run seed` first.')
    let found = 0
    for (const { name, run } of checks) {
      const started = Date.now()
      const differences = await run(payload)
      const took = `${Date.now() - started} ms`
      found += differences.length
      if (differences.length === 0) {
        console.log(`✓ ${name} (${took})`)
        continue
      }
      console.error(`✗ ${name}: ${differences.length} differences (${took})`)
      console.table(differences.slice(0, shown))
      if (differences.length > shown) console.log(`… and ${differences.length - shown} more.`)
    }
    return found === 0 ? 0 : 1
  }),
)
