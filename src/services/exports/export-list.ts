import type { CollectionSlug, PayloadRequest, SanitizedCollectionConfig, Where } from 'payload'
import { notFound, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { csvLine } from '../audit/csv.ts'
import { companySettings } from '../companies.ts'
import { columnsOf, type Column, type Row } from './columns.ts'
import { companyOfList } from './company-of-list.ts'
import { titlesOf } from './titles.ts'

/** More than this is a backup, not a table for a spreadsheet. */
const mostRows = 100_000

const pageSize = 500

type Export = {
  req: PayloadRequest
  slug: string
  where?: Where
  sort?: readonly string[]
  columns?: readonly string[]
}

export type ListExport = { stream: ReadableStream; fileName: string }

/**
 * A list as a table for spreadsheets, as it is read: whatever its size, one page of it is in memory. Rows and fields are
 * those that the list itself shows the caller, of one company; the download is in the audit log before its first byte.
 * @throws 404 for what is no list, 403 without the right to read it, 400 for more than 100,000 rows
 */
export const exportList = async ({ req, slug, where, sort, columns: names }: Export): Promise<ListExport> => {
  const collection = listOf(req, slug)
  const company = await companyOfList(req)
  const { currency, today } = await companySettings(req.payload, company)
  const scope = { req, collection, where: { and: [...(where ? [where] : []), { company: { equals: company } }] }, sort }
  const { totalDocs: rows } = await req.payload.count({
    collection: slug as CollectionSlug,
    where: scope.where,
    overrideAccess: false,
    req,
  })
  if (rows > mostRows)
    throw validationError(
      `The list has ${rows.toLocaleString('en')} rows, and a file takes ${mostRows.toLocaleString('en')}. Filter it first.`,
      'where',
    )
  const columns = await columnsOf({ req, collection, names, currency })
  const lines = csvLines(scope, columns)
  // The first page is read here, so that what is wrong with the question is still an answer of its own.
  const first = await lines.next()
  const after = { format: 'csv', rows, columns: columns.map(({ path }) => path).filter(Boolean), where, sort }
  await recordAudit({ req, rows: [{ action: 'export', entity: slug, company, after }] })
  return { stream: streamOf(first, lines), fileName: `${slug}-${today}.csv` }
}

/** The lists of the panel; internal collections, log-ins and companies are none. */
const isList = ({ custom, admin }: Pick<SanitizedCollectionConfig, 'custom' | 'admin'>): boolean =>
  custom?.isList === true && admin?.hidden !== true

const listOf = ({ payload }: PayloadRequest, slug: string): SanitizedCollectionConfig => {
  const collections: Record<string, { config: SanitizedCollectionConfig }> = payload.collections
  const config = Object.hasOwn(collections, slug) ? collections[slug]?.config : undefined
  if (!config || !isList(config)) throw notFound('There is no such list.')
  return config
}

type Scope = { req: PayloadRequest; collection: SanitizedCollectionConfig; where: Where; sort?: readonly string[] }

async function* csvLines(scope: Scope, columns: readonly Column[]): AsyncGenerator<string, undefined> {
  // spreadsheets take a file for UTF-8 by its first character
  const head = `\uFEFF${csvLine(columns.map(({ header }) => header))}`
  let isFirst = true
  for await (const rows of pages(scope, columns)) {
    const titles = await titlesOf({ req: scope.req, columns, rows })
    const lines = rows.map((row) => csvLine(columns.map(({ text }) => text(row, titles))))
    yield `${isFirst ? head : ''}${lines.join('')}`
    isFirst = false
  }
  if (isFirst) yield head
  return undefined
}

/** By id every page begins where the last one ended; another order is read by its place in the list. */
async function* pages({ req, collection, where, sort = [] }: Scope, columns: readonly Column[]): AsyncGenerator<Row[]> {
  let last: string | undefined
  for (let page = 1; page <= mostRows / pageSize; page += 1) {
    const isById = sort.length === 0
    const { docs } = await req.payload.find({
      collection: collection.slug as CollectionSlug,
      where: isById && last ? { and: [where, { id: { greater_than: last } }] } : where,
      sort: [...sort, 'id'],
      page: isById ? 1 : page,
      limit: pageSize,
      select: selectOf(columns),
      pagination: !isById,
      depth: 0,
      overrideAccess: false,
      req,
    })
    const rows = docs as unknown as Row[]
    if (rows.length > 0) yield rows
    if (rows.length < pageSize) return
    last = String(rows.at(-1)?.id)
  }
}

const selectOf = (columns: readonly Column[]): Record<string, true> => ({
  ...Object.fromEntries(columns.flatMap(({ path }) => (path ? [[path.split('.')[0] ?? path, true as const]] : []))),
  ...(columns.some(({ path }) => path === 'currency') && { currency: true }),
})

const streamOf = (first: IteratorResult<string>, rest: AsyncGenerator<string, undefined>): ReadableStream => {
  const encoder = new TextEncoder()
  let waiting: IteratorResult<string> | undefined = first
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = waiting ?? (await rest.next())
      waiting = undefined
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await rest.return(undefined)),
  })
}
