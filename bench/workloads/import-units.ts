import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Imported, ImportOrder } from '../environment/import.ts'
import { importStatement } from '../limit/import-statement.ts'
import { interleave } from '../measure.ts'
import { resultOf, type Workload } from './workload.ts'

const size = { blocks: 50, floors: 10, units: 10 }

type Row = { block: string; floor: number; identifier: string; rent: number }

const rows: readonly Row[] = Array.from({ length: size.blocks * size.floors * size.units }, (_, index) => {
  const block = Math.floor(index / (size.floors * size.units)) + 1
  const floor = Math.floor(index / size.units) % size.floors
  return {
    block: `Tower ${block}`,
    floor,
    identifier: `T${block}-${floor}0${index % size.units}`,
    rent: 30_000 + index,
  }
})

/**
 * A file of 5,000 units, from its bytes to the last row, in seconds: read, checked, stored, checked again and written,
 * against one statement that writes the same units, rows and audit entries. Each run fills a project of its own.
 */
export const importUnits: Workload = {
  name: 'import-units',
  needsData: false,
  run: async (bench, say) => {
    const worker = bench.processes.start({
      name: 'import',
      script: 'bench/environment/import.ts',
      nodeOptions: ['--import', './src/cli/launcher/follow-parent.mjs'],
      env: { ...bench.env, LOG_LEVEL: 'warn' },
    })
    await worker.message<{ isReady: boolean }>()
    const client = new pg.Client({ connectionString: bench.databaseUrl })
    await client.connect()
    const { company } = bench.data
    const pair = await interleave({
      rounds: bench.sizes.rounds,
      value: async () => {
        const project = await newProject(client, company)
        const lines = rows.map(({ block, floor, identifier, rent }) => `${block},${floor},${identifier},${rent}`)
        const order: ImportOrder = { company, project, text: ['Block,Floor,Unit,Rent', ...lines].join('\n') }
        worker.send(order)
        const { seconds, check, commit } = await worker.message<Imported>()
        await expectUnits(client, project)
        say(`  ${rows.length} units: checked after ${check.toFixed(2)} s, written in ${commit.toFixed(2)} s`)
        return seconds
      },
      limit: async () => {
        const project = await newProject(client, company)
        const started = performance.now()
        await client.query(
          `insert into blocks (company_id, project_id, name, kind, floors)
           select $1, $2, 'Tower ' || i, 'block', $3::int from generate_series(1, $4::int) i`,
          [company, project, size.floors, size.blocks],
        )
        await client.query(importStatement, [company, project, randomUUID(), JSON.stringify(rows)])
        const seconds = (performance.now() - started) / 1000
        await expectUnits(client, project)
        return seconds
      },
    })
    await client.end()
    await worker.stop()
    return [resultOf({ name: 'import-units', unit: 's', digits: 2, ...pair })]
  },
}

const newProject = async (client: pg.Client, company: string): Promise<string> => {
  const id = randomUUID()
  await client.query(
    `insert into projects (id, company_id, name, code, management_mode, management_fee_bps, project_type, stage)
     values ($2, $1, 'Import', 'import-' || left($2::uuid::text, 8), 'full', 0, 'residential', 'ongoing')`,
    [company, id],
  )
  return id
}

const expectUnits = async (client: pg.Client, project: string): Promise<void> => {
  const { rows: found } = await client.query<{ units: number }>(
    'select count(*)::int as units from units where project_id = $1 and block_id is not null',
    [project],
  )
  if (found[0]?.units !== rows.length) throw new Error(`Not all units are there: ${found[0]?.units}`)
}
