import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook, CollectionSlug, PayloadRequest } from 'payload'
import { conflict } from '../src/platform/errors.ts'

type Use = { collection: CollectionSlug; field: string; one: string; many: string }

/** What others refer to is neither put in the trash nor deleted; the answer says how many do. */
export const keepUsedFromTrash =
  (what: string, usedIn: readonly Use[]): CollectionBeforeChangeHook =>
  async ({ data, originalDoc, req }) => {
    if (data.deletedAt && !originalDoc?.deletedAt) await refuseWhenUsed({ what, usedIn, id: originalDoc?.id, req })
    return data
  }

export const keepUsed =
  (what: string, usedIn: readonly Use[]): CollectionBeforeDeleteHook =>
  ({ id, req }) =>
    refuseWhenUsed({ what, usedIn, id, req })

type Check = { what: string; usedIn: readonly Use[]; id: unknown; req: PayloadRequest }

const refuseWhenUsed = async ({ what, usedIn, id, req }: Check): Promise<void> => {
  const uses: string[] = []
  for (const { collection, field, one, many } of usedIn) {
    const { totalDocs } = await req.payload.count({
      collection,
      where: { [field]: { in: [id] } },
      trash: true,
      overrideAccess: true,
      req,
    })
    if (totalDocs > 0) uses.push(`${totalDocs} ${totalDocs === 1 ? one : many}`)
  }
  if (uses.length > 0) throw conflict(`This ${what} is in use by ${uses.join(' and ')}, so it cannot be deleted.`)
}
