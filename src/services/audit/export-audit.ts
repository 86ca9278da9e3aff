import type { PayloadRequest } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { recordAudit } from '../audit.ts'
import { csvLine } from './csv.ts'

export type AuditFilters = {
  /** calendar date or instant; entries from then on */
  from?: string
  /** calendar date (included) or instant */
  to?: string
  entity?: string
  entityId?: string
  action?: string
  /** a user */
  actor?: string
}

export type AuditExport = { req: PayloadRequest; company: string; format: 'csv' | 'json'; filters: AuditFilters }

/**
 * The entries of a company that match, oldest first, with their seals, as they are read: whatever the size, only one
 * page of them is in memory. The download is an entry of the log itself, written before its first byte.
 */
export const exportAudit = async ({ req, company, format, filters }: AuditExport): Promise<ReadableStream> => {
  await recordAudit({
    req,
    rows: [{ action: 'export', entity: 'audit-log', company, after: { format, ...filters } }],
  })
  const lines = format === 'csv' ? csvLines : jsonLines
  const encoder = new TextEncoder()
  const chunks = lines(pages({ req, company, filters }))
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await chunks.return(undefined)),
  })
}

type Entry = { id: string; at: string } & Record<(typeof columns)[number], string | null>

const columns = [
  ...['at', 'actor', 'actorEmail', 'onBehalfOf', 'action', 'entity', 'entityId', 'before', 'after'],
  ...['reason', 'ip', 'device', 'requestId', 'id', 'seq', 'hash'],
] as const

const pageSize = 1_000

async function* pages({ req, company, filters }: Omit<AuditExport, 'format'>): AsyncGenerator<Entry[]> {
  const { entity, entityId, action, actor } = filters
  const [bounds] = await readQuery<{ from: string | null; to: string | null }>(req.payload, boundsOf, [
    company,
    filters.from ?? null,
    filters.to ?? null,
  ])
  let after: { at: string; id: string } | undefined
  for (;;) {
    const rows = await readQuery<Entry>(req.payload, page, [
      company,
      after?.at ?? null,
      after?.id ?? null,
      bounds?.from ?? null,
      bounds?.to ?? null,
      entity ?? null,
      entityId ?? null,
      action ?? null,
      actor ?? null,
      pageSize,
    ])
    if (rows.length > 0) yield rows
    if (rows.length < pageSize) return
    after = rows.at(-1)
  }
}

async function* csvLines(source: AsyncGenerator<Entry[]>): AsyncGenerator<string, undefined> {
  // spreadsheets take a file for UTF-8 by its first character
  yield `\uFEFF${csvLine(columns)}`
  for await (const rows of source) yield rows.map((row) => csvLine(columns.map((name) => row[name]))).join('')
  return undefined
}

async function* jsonLines(source: AsyncGenerator<Entry[]>): AsyncGenerator<string, undefined> {
  let isFirst = true
  yield '[\n'
  for await (const rows of source) {
    yield `${isFirst ? '' : ',\n'}${rows.map(entryAsJson).join(',\n')}`
    isFirst = false
  }
  yield '\n]\n'
  return undefined
}

/** Before and after are JSON already: they are put in as PostgreSQL writes them. */
const entryAsJson = ({ before, after, seq, ...row }: Entry): string =>
  `${JSON.stringify({ ...row, seq: seq === null ? null : Number(seq) }).slice(0, -1)},"before":${before ?? 'null'},"after":${after ?? 'null'}}`

/** Days are those of the company's clock; the last one is included. */
const boundsOf = `
  select (case when $2 like '%T%' then $2::timestamptz else $2::timestamp at time zone timezone end)::text as from,
         (case when $3 like '%T%' then $3::timestamptz else ($3::timestamp + interval '1 day') at time zone timezone end)::text as to
  from companies where id = $1`

const page = `
  select e.id::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, u.name as actor,
         u.email as "actorEmail", e.on_behalf_of as "onBehalfOf", e.action, e.entity, e.entity_id as "entityId",
         e.before::text as before, e.after::text as after, e.reason, e.ip, e.device, e.request_id as "requestId",
         s.seq::text as seq, s.hash
  from audit_log e
  left join users u on u.id = e.actor_id
  left join audit_seals s on s.entry_id = e.id
  where e.company_id = $1
    and ($2::timestamptz is null or (e.at, e.id) > ($2::timestamptz, $3::uuid))
    and ($4::timestamptz is null or e.at >= $4::timestamptz)
    and ($5::timestamptz is null or e.at < $5::timestamptz)
    and ($6::text is null or e.entity = $6)
    and ($7::text is null or e.entity_id = $7)
    and ($8::text is null or e.action = $8)
    and ($9::uuid is null or e.actor_id = $9::uuid)
  order by e.at, e.id
  limit $10`
