import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Waits until the migrated database of this run can be cloned; it is made while the first tests run already.
 * @throws Error with the output of the migration when it failed
 */
export const migratedTemplate = async ({ runId, dir }: { runId: string; dir: string }): Promise<string> => {
  const failure = join(dir, 'template.failed')
  while (!existsSync(join(dir, 'template.ready'))) {
    if (existsSync(failure)) throw new Error(`The migrated test database failed:\n${readFileSync(failure, 'utf8')}`)
    await sleep(100)
  }
  return `freehold_template_${runId}`
}
