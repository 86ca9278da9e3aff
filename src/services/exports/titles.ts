import { Forbidden, type CollectionSlug, type PayloadRequest } from 'payload'
import { referenceOf, type Column, type Row, type Titles } from './columns.ts'

type Args = { req: PayloadRequest; columns: readonly Column[]; rows: readonly Row[] }

/** What the related rows of a page are called, by one query per collection; what the caller may not see keeps its id. */
export const titlesOf = async ({ req, columns, rows }: Args): Promise<Titles> => {
  const wanted = new Map<string, Set<string>>()
  for (const { field, path } of columns) {
    if (field.type !== 'relationship' && field.type !== 'upload') continue
    for (const value of rows.flatMap((row) => row[path] ?? [])) {
      const { slug, id } = referenceOf(field, value)
      wanted.set(slug, (wanted.get(slug) ?? new Set()).add(id))
    }
  }
  const titles = new Map<string, string>()
  for (const [slug, ids] of wanted) {
    for (const { id, title } of await read(req, slug as CollectionSlug, [...ids])) titles.set(`${slug}:${id}`, title)
  }
  return titles
}

const read = async (
  req: PayloadRequest,
  slug: CollectionSlug,
  ids: string[],
): Promise<{ id: string; title: string }[]> => {
  const { admin, trash } = req.payload.collections[slug].config
  const name = admin.useAsTitle
  if (!name || name === 'id') return []
  try {
    const { docs } = await req.payload.find({
      collection: slug,
      where: { id: { in: ids } },
      select: { [name]: true },
      limit: ids.length,
      pagination: false,
      depth: 0,
      trash: Boolean(trash),
      overrideAccess: false,
      req,
    })
    return (docs as unknown as Row[]).flatMap((row) =>
      typeof row[name] === 'string' && row[name] ? [{ id: String(row.id), title: row[name] }] : [],
    )
  } catch (error) {
    if (error instanceof Forbidden) return []
    throw error
  }
}
