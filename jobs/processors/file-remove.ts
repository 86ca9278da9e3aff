import type { Processor } from '../../src/jobs/processor.ts'
import { fileStorage } from '../../src/platform/file-storage.ts'

export const fileRemove: Processor<'file.remove'> = {
  handle: ({ data: { key } }) => fileStorage().remove(key),
}
