import config from '@payload-config'
import { getPayload } from 'payload'
import { createReq, readQuery } from '../../src/db/transaction.ts'
import { commitImport } from '../../src/services/imports/commit-import.ts'
import { runImport } from '../../src/services/imports/run-import.ts'
import { uploadImport } from '../../src/services/imports/upload-import.ts'

export type ImportOrder = { company: string; project: string; text: string }
export type Imported = { seconds: number; check: number; commit: number }

/** A process of its own, as the worker is: reads, checks and writes a file per message. */
const payload = await getPayload({ config })
process.send?.({ isReady: true })
// between two orders nothing else keeps this process
process.channel?.ref()

process.on('message', (order: ImportOrder) => {
  bring(order).then(
    (imported) => process.send?.(imported),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})

const bring = async ({ company, project, text }: ImportOrder): Promise<Imported> => {
  const started = performance.now()
  const file = { name: 'bench.csv', data: Buffer.from(text) }
  const { id } = await uploadImport({ req: await createReq(payload), company, kind: 'structure', project, file })
  await runQueued(id, 'check')
  const checked = performance.now()
  await commitImport({ req: await createReq(payload), id, skipWrong: false })
  await runQueued(id, 'commit')
  const ended = performance.now()
  return { seconds: (ended - started) / 1000, check: (checked - started) / 1000, commit: (ended - checked) / 1000 }
}

const runQueued = async (importId: string, step: 'check' | 'commit'): Promise<void> => {
  const [run] = await readQuery<{ id: string }>(
    payload,
    `select id from job_runs where kind = 'import.' || $2 and params ->> 'import' = $1`,
    [importId, step],
  )
  if (run) await runImport({ payload, step: { jobRunId: run.id, importId, step } })
}
