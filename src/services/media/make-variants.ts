import type { Payload } from 'payload'
import sharp from 'sharp'
import { createReq, readQuery, withTransaction } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { fileStorage } from '../../platform/file-storage.ts'
import { emitMany } from '../outbox.ts'
import { objectKey } from '../uploads/object-key.ts'
import { hasSizes, mediaSizeNames, mediaSizes, type MediaSize, type Variants } from './sizes.ts'
import { variantKey, variantKeys } from './variant-key.ts'

const maxPixels = 60_000_000
const timeoutSeconds = 30

type Row = { company: string; filename: string; mimeType: string; isMade: boolean }

/**
 * Makes the sizes of a picture beside its original. Done once; a second run finds them there. What was made for a row
 * that is gone meanwhile is removed again.
 * @throws Error when the original is missing or cannot be read: the job is tried again and then shown
 */
export const makeVariants = async ({ payload, id }: { payload: Payload; id: string }): Promise<void> => {
  const [row] = await readQuery<Row>(payload, FIND, [id])
  if (!row || row.isMade || !hasSizes(row.mimeType)) return
  const { company, filename } = row
  const original = await fileStorage().get(objectKey({ company, filename }))
  if (!original) throw new Error('The picture is missing in the store.')
  const data = Buffer.from(await new Response(original.body as unknown as BodyInit).arrayBuffer())
  const variants = await storeSizes(data, { company, filename })
  const kept = await readQuery(payload, KEEP, [id, JSON.stringify(variants), now().toISOString()])
  if (kept.length === 0) await removeLater(payload, { company, filename })
}

/** Makes all sizes of a picture and puts them beside it. @returns what the row keeps of them */
export const storeSizes = async (data: Buffer, original: { company: string; filename: string }): Promise<Variants> => {
  const made = await Promise.all(mediaSizeNames.map((size) => makeSize(data, size)))
  for (const { size, data: bytes } of made)
    await fileStorage().put({ key: variantKey({ ...original, size }), data: bytes, mimeType: 'image/webp' })
  return Object.fromEntries(
    made.map(({ size, width, height, data: { length: filesize } }) => [size, { width, height, filesize }]),
  ) as Variants
}

/** What went wrong, where the reader of the row sees it. */
export const noteVariantsFailure = async (
  payload: Payload,
  { id, message }: { id: string; message: string },
): Promise<void> => {
  await readQuery(
    payload,
    `update media set variants = $2::jsonb, updated_at = now() where id = $1 and variants_at is null`,
    [id, JSON.stringify({ error: message })],
  )
}

const makeSize = async (data: Buffer, size: MediaSize) => {
  const { data: bytes, info } = await sharp(data, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 })
    .timeout({ seconds: timeoutSeconds })
    .autoOrient()
    .resize({ width: mediaSizes[size], withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true })
  return { size, data: bytes, width: info.width, height: info.height }
}

const removeLater = async (payload: Payload, original: { company: string; filename: string }): Promise<void> => {
  const effects = variantKeys(original).map((key) => ({ topic: 'file.remove' as const, payload: { key } }))
  await withTransaction(await createReq(payload), (tx) => emitMany(tx, effects))
}

const FIND = `
  select company_id as company, filename, mime_type as "mimeType", variants_at is not null as "isMade"
  from media where id = $1`

const KEEP = `update media set variants = $2::jsonb, variants_at = $3, updated_at = now() where id = $1 returning id`
