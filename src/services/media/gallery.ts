import { advisoryLock } from '../../db/locks.ts'
import type { Tx } from '../../db/transaction.ts'

/** What pictures belong to: a project itself, one of its blocks, or a unit. */
export type GalleryNode = { company: string; project: string; block: string | null; unit: string | null }

/** One change of a gallery at a time: its order and its main picture follow from all of its rows. */
export const lockGallery = (tx: Tx, { company, project, block, unit }: GalleryNode): Promise<void> =>
  advisoryLock(tx, 'gallery', company, project, block ?? '', unit ?? '')

export const galleryValues = ({ company, project, block, unit }: GalleryNode): unknown[] => [
  company,
  project,
  block,
  unit,
]

/** The live pictures of a node, as the end of a condition on its first four parameters. */
export const inGallery = `company_id = $1::uuid and project_id = $2::uuid and block_id is not distinct from $3::uuid
  and unit_id is not distinct from $4::uuid and deleted_at is null`

/** The place behind the last picture, and whether the node has a main one. */
export const endOfGallery = async (tx: Tx, node: GalleryNode): Promise<{ position: number; hasMain: boolean }> => {
  const [row] = await tx.query<{ position: number; hasMain: boolean }>(
    `select coalesce(max(position) + 1, 0)::int as position, coalesce(bool_or(is_main), false) as "hasMain"
     from media where ${inGallery}`,
    galleryValues(node),
  )
  return row ?? { position: 0, hasMain: false }
}

/** Makes the first picture the main one where there is none. PDFs never are. */
export const ensureMain = async (tx: Tx, node: GalleryNode): Promise<void> => {
  await tx.query(
    `update media set is_main = true, updated_at = now() where id = (
       select id from media where ${inGallery} and mime_type like 'image/%' order by position, created_at, id limit 1)
     and not exists (select from media where ${inGallery} and is_main)`,
    galleryValues(node),
  )
}
