import { createHash } from 'node:crypto'
import { fileStorage } from '../../platform/file-storage.ts'
import { now } from '../../platform/clock.ts'
import { storeSizes } from '../../services/media/make-variants.ts'
import { objectKey } from '../../services/uploads/object-key.ts'
import { type Drawing, drawBuilding } from '../draw-building.ts'
import type { DemoSlug } from '../plan/companies.ts'
import { seededId } from '../seeded-id.ts'
import { insertAudited, type SeedContext } from './context.ts'
import { projectId, unitId } from './write-property.ts'

type PicturePlan = { project: string; unit?: string; title: string; alt?: string; drawing: Drawing }

const pictures: Record<DemoSlug, PicturePlan[]> = {
  acacia: [
    {
      ...{ project: 'AC', title: 'Acacia Court from the street', alt: 'A green block of five floors by day' },
      drawing: { floors: 5, columns: 6, hue: 'green' },
    },
    {
      ...{
        project: 'AC',
        title: 'Acacia Court in the evening',
        alt: 'The same block at night, half of its windows lit',
      },
      drawing: { floors: 5, columns: 6, hue: 'green', isNight: true },
    },
    { project: 'AC', title: 'Block B', drawing: { floors: 4, columns: 5, hue: 'sand' } },
    { project: 'AC', unit: 'A201', title: 'The balcony side', drawing: { floors: 2, columns: 3, hue: 'green' } },
  ],
  baobab: [
    {
      ...{ project: 'NB', title: 'Nyali Breeze', alt: 'A blue house of two floors' },
      drawing: { floors: 2, columns: 4, hue: 'blue' },
    },
  ],
}

/** A few pictures with all their sizes, so that galleries have something to show. */
export const writeMedia = async (context: SeedContext): Promise<void> => {
  const { company, plan } = context
  const made = await Promise.all(
    pictures[plan.slug].map(async (picture, index) => {
      const filename = `${seededId(plan.slug, 'picture', index)}.jpg`
      const place = { company: company.id, filename }
      const data = await drawBuilding(picture.drawing)
      await fileStorage().put({ key: objectKey(place), data, mimeType: 'image/jpeg' })
      return { ...picture, filename, data, variants: await storeSizes(data, place) }
    }),
  )
  const nodeOf = ({ project, unit }: PicturePlan): string => `${project}/${unit ?? ''}`
  const { tx } = context
  const units = await tx.query<{ id: string; block_id: string | null }>(
    'select id, block_id from units where company_id = $1',
    [company.id],
  )
  await insertAudited(context, {
    table: 'media',
    entity: 'media',
    shown: ['title', 'category'],
    rows: made.map((picture, index) => {
      const position = made.slice(0, index).filter((before) => nodeOf(before) === nodeOf(picture)).length
      const unit = picture.unit ? unitId(plan.slug, picture.unit) : null
      return {
        id: seededId(plan.slug, 'media', index),
        project_id: projectId(plan.slug, picture.project),
        block_id: units.find(({ id }) => id === unit)?.block_id ?? null,
        unit_id: unit,
        title: picture.title,
        alt: picture.alt ?? null,
        category: 'exterior',
        position,
        is_main: position === 0,
        filename: picture.filename,
        mime_type: 'image/jpeg',
        filesize: picture.data.length,
        ...{ width: 960, height: 640 },
        sha256: createHash('sha256').update(picture.data).digest('hex'),
        variants: picture.variants,
        variants_at: now().toISOString(),
      }
    }),
  })
}
