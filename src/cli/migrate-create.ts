import { createMigration } from '../db/create-migration.ts'
import { loadAdapter } from '../db/load-adapter.ts'

const [name] = process.argv.slice(2)

try {
  if (!name) throw new Error('Give the migration a name: npm run migrate:create -- add_parking')
  const created = await createMigration({ adapter: await loadAdapter(), folder: 'src/migrations', name })
  console.log(created ? `Written: src/migrations/${created}.ts` : 'The schema has not changed; nothing was written.')
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
