import type { Processor } from '../../src/jobs/processor.ts'
import { makeVariants, noteVariantsFailure } from '../../src/services/media/make-variants.ts'

export const mediaResize: Processor<'media.resize'> = {
  handle: ({ payload, data: { mediaId: id } }) => makeVariants({ payload, id }),
  onDead: ({ payload, data: { mediaId: id }, error }) => noteVariantsFailure(payload, { id, message: error.message }),
}
