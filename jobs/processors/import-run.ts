import type { Processor } from '../../src/jobs/processor.ts'
import { failImport, runImport } from '../../src/services/imports/run-import.ts'

export const importRun: Processor<'import.run'> = {
  handle: ({ payload, data }) => runImport({ payload, step: data }),
  onDead: ({ payload, data, error }) => failImport(payload, data, error),
}
