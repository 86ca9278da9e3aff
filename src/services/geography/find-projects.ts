import type { PayloadRequest } from 'payload'
import { projectsIn } from '../../access/row-rules/standing.ts'
import { withTransaction } from '../../db/transaction.ts'
import { pageOf, type Paging } from '../paging.ts'

type Found = {
  id: string
  name: string
  code: string
  address: string | null
  area: string | null
  city: string | null
  location: { lat: number; lng: number } | null
}

type Find = Paging & { req: PayloadRequest; company: string; q: string }

/**
 * Projects whose name, code, address, area or city has every word of a text, or one much like it; the likest first.
 * A typing error in a longer word does no harm.
 */
export const findProjects = async ({ req, company, q, page, limit }: Find) => {
  const values: unknown[] = [company, (await projectsIn(req, company)) ?? null, q, limit, (page - 1) * limit]
  const conditions = q.split(/\s+/).map((word) => {
    const part = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    const contains = `${searchText} ilike $${values.push(part)}`
    return [...word].length < 5 ? contains : `(${contains} or ${searchText} %> $${values.push(word)})`
  })
  const text = `
    with found as (
      select id, name, code, address, area, city, location_lat::float8 as lat, location_lng::float8 as lng,
             word_similarity($3, ${searchText}) as likeness
      from projects
      where company_id = $1 and deleted_at is null and ($2::uuid[] is null or id = any($2::uuid[]))
        and ${conditions.join(' and ')}
    ),
    page as (select * from found order by likeness desc, name, id limit $4 offset $5)
    select (select count(*)::int from found) as total,
           coalesce((select json_agg(json_build_object('id', id, 'name', name, 'code', code, 'address', address,
             'area', area, 'city', city, 'location',
             case when lat is not null and lng is not null then json_build_object('lat', lat, 'lng', lng) end)
             order by likeness desc, name, id) from page), '[]') as docs`
  const [row] = await withTransaction(req, async (tx) => {
    // One letter too few in a word of seven leaves 0.55 of it; the default of 0.6 would not find it.
    await tx.query('set local pg_trgm.word_similarity_threshold = 0.45')
    return tx.query<{ total: number; docs: Found[] }>(text, values)
  })
  return pageOf<Found>({ docs: row?.docs ?? [], totalDocs: row?.total ?? 0, page, limit })
}

/** The expression of the index in src/db/sql/0021-geography.sql: PostgreSQL compares them literally. */
const searchText = `(name || ' ' || code || ' ' || coalesce(address, '') || ' ' || coalesce(area, '') || ' ' || coalesce(city, ''))`
