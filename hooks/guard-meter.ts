import type { CollectionBeforeChangeHook } from 'payload'
import { checkMeter } from '../src/services/meters/check-meter.ts'

/** A meter stays where its readings were taken, and is charged as something that is charged by meter. */
export const guardMeter: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  await checkMeter({ req, data, original: operation === 'update' ? originalDoc : undefined })
  return data
}
