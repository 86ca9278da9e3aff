import type { ClientCollectionConfig, ListQuery, Where } from 'payload'
import * as qs from 'qs-esm'

type Shown = Pick<ListQuery, 'where' | 'search' | 'sort'>

export type SavedFilter = { name: string; where?: Where; sort?: string; columns?: string[] }

/** The filters of a list and its search box as one condition, as Payload reads them. */
export const whereOf = (
  { where, search }: Shown,
  { admin }: Pick<ClientCollectionConfig, 'admin'>,
): Where | undefined => {
  const fields = admin.listSearchableFields ?? [admin.useAsTitle ?? 'id']
  const searched: Where[] = search ? [{ or: fields.map((name) => ({ [name]: { like: search } })) }] : []
  const all = [...(where && Object.keys(where).length > 0 ? [where] : []), ...searched]
  return all.length > 1 ? { and: all } : all[0]
}

export const sortOf = ({ sort }: Shown): string | undefined =>
  (Array.isArray(sort) ? sort.join(',') : sort) || undefined

type Download = { slug: string; where?: Where; sort?: string; columns: readonly string[] }

/** The path of the download that shows what the list shows. */
export const exportPath = ({ slug, where, sort, columns }: Download): string =>
  `/exports/${slug}${qs.stringify({ where, sort, columns: columns.join(',') || undefined }, { addQueryPrefix: true })}`

/** Whether the list shows what a saved filter says. */
export const isChosen = (filter: SavedFilter, where: Where | undefined, sort: string | undefined): boolean =>
  JSON.stringify(filter.where ?? null) === JSON.stringify(where ?? null) && (filter.sort ?? '') === (sort ?? '')
