import type { PayloadRequest } from 'payload'
import { requireSight, seenBy } from '../../access/row-rules/sight.ts'
import { standingOf } from '../../access/row-rules/standing.ts'

export type TalkScope = {
  company: string
  /** staff who may change it; else a portal user who sees it as his own */
  isStaff: boolean
  /** the party that a portal user is in this company */
  person?: string
}

/**
 * On what ground somebody speaks on a request.
 * @throws 404 for a request out of sight, 403 for who has no ground to see any
 */
export const talkScope = async (req: PayloadRequest, id: string): Promise<TalkScope> => {
  const permission = 'property.maintenance.update'
  const collection = 'maintenance-requests'
  const company = await requireSight({ req, collection, id, permission, asParty: true })
  const standing = await standingOf(req, permission)
  const asStaff = await seenBy({ req, collection, ids: [id], standing: { ...standing, portals: [] } })
  const person = standing.portals.find(({ companyId }) => companyId === company)?.personId
  return { company, isStaff: asStaff.length > 0, person }
}
