import { rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { loadEnvFile } from '../platform/env.ts'
import { removePlacement } from '../platform/postgres/placement.ts'
import { stopEmbedded } from '../platform/postgres/running.ts'
import { stopProcess } from '../platform/process-identity.ts'
import { lockHolder } from './launcher/lock.ts'
import { stopOrphans } from './launcher/processes.ts'
import { step } from './progress.ts'

loadEnvFile()
const dataDir = resolve(process.env.DATA_DIR || '.data')
if (`${process.cwd()}/`.startsWith(`${dataDir}/`) || dataDir === homedir()) {
  console.error(`DATA_DIR is ${dataDir}, which holds more than data: remove its content by hand.`)
  process.exit(1)
}

await step('Stopping what runs from this folder', async () => {
  const launcher = lockHolder(dataDir)
  if (launcher) await stopProcess(launcher, { graceMs: 45_000 })
  await stopOrphans(dataDir)
  await stopEmbedded(dataDir)
})
await step('Removing data and build', async () => {
  const removed = await removePlacement(dataDir)
  for (const path of [dataDir, resolve('.next')]) await rm(path, { recursive: true, force: true })
  for (const path of new Set([...removed, dataDir, resolve('.next')])) console.log(`  ${path}`)
})
