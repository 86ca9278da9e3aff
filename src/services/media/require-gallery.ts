import type { PayloadRequest } from 'payload'
import type { PermissionCode } from '../../access/permissions.ts'
import { seenBy } from '../../access/row-rules/sight.ts'
import { standingOf } from '../../access/row-rules/standing.ts'
import { withTransaction } from '../../db/transaction.ts'
import { validationError } from '../../platform/errors.ts'
import { wholePlace } from '../maintenance/place.ts'
import type { GalleryNode } from './gallery.ts'

type Wanted = { project?: string; block?: string; unit?: string }

const collections = { unit: 'units', block: 'blocks', project: 'projects' } as const

/**
 * The place whose pictures a member of the staff may change; the most specific part that is named counts.
 * @throws 400 for a place that does not exist for him
 */
export const requireGallery = async ({
  req,
  permission,
  node,
}: {
  req: PayloadRequest
  permission: PermissionCode
  node: Wanted
}): Promise<GalleryNode> => {
  const part = (['unit', 'block', 'project'] as const).find((name) => node[name])
  if (!part) throw validationError('Name a project, a block or a unit.', 'node')
  const standing = { ...(await standingOf(req, permission)), portals: [] }
  const [row] = await seenBy({ req, collection: collections[part], ids: [node[part] ?? ''], standing })
  if (!row) throw validationError('There is no such place in this company.', `node.${part}`)
  const { company } = row
  const given = { project: node.project ?? null, block: node.block ?? null, unit: node.unit ?? null }
  const place = await withTransaction(req, (tx) => wholePlace(tx, { company, ...given }))
  return { company, project: place.project ?? '', block: place.block, unit: place.unit }
}
