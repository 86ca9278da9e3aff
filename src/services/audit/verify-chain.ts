import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { columns, entryText, sealOf, type EntryTexts } from './entry-text.ts'

export type Finding = {
  problem: 'changed' | 'missing' | 'gap' | 'out of order' | 'unsealed' | 'never sealed' | 'head'
  /** place in the chain */
  seq?: number
  /** id of the audit entry */
  entry?: string
  detail: string
}

export type Head = { seq: number; hash: string }

type ChainArgs = { payload: Payload; company: string; expected?: string }
type SealRow = { seq: string; hash: string; sealed: string } & { [Name in keyof EntryTexts]: string | null }

const page = 5_000

/**
 * Walks over the seals of a company page by page and computes each anew from its entry.
 * @param expected a hash that was kept elsewhere: it must still be in the chain
 * @returns the last seal; findings are handed over as they come
 */
export const verifyChain = async (
  { payload, company, expected }: ChainArgs,
  report: (finding: Finding) => void,
): Promise<Head> => {
  let head: Head = { seq: 0, hash: '' }
  let isExpectedFound = expected === undefined
  for (;;) {
    const rows = await readQuery<SealRow>(payload, sealsAfter, [company, head.seq, page])
    for (const row of rows) {
      const seq = Number(row.seq)
      if (seq !== head.seq + 1)
        report({ problem: 'gap', seq, detail: `seals ${head.seq + 1} to ${seq - 1} are missing` })
      else checkSeal({ row, seq, previous: head.hash, rows, report })
      isExpectedFound ||= row.hash === expected
      head = { seq, hash: row.hash }
    }
    if (rows.length < page) break
  }
  if (!isExpectedFound)
    report({ problem: 'head', detail: `no seal has the expected hash ${expected}: the chain was cut or written anew` })
  return head
}

type CheckArgs = {
  row: SealRow
  seq: number
  previous: string
  rows: SealRow[]
  report: (finding: Finding) => void
}

/** The stored hash goes on as the next one's base, so that one change is one finding. */
const checkSeal = ({ row, seq, previous, rows, report }: CheckArgs): void => {
  const entry = row.sealed
  if (row.id === null) return report({ problem: 'missing', seq, entry, detail: 'the entry of this seal is gone' })
  const text = entryText(row as EntryTexts)
  if (sealOf(previous, text) === row.hash) return
  const isMoved = ['', ...rows.map(({ hash }) => hash)].some((hash) => sealOf(hash, text) === row.hash)
  report(
    isMoved
      ? { problem: 'out of order', seq, entry, detail: 'the seal belongs to another place in the chain' }
      : { problem: 'changed', seq, entry, detail: 'the entry, or its seal, is not what was sealed' },
  )
}

const sealsAfter = `
  select s.seq::text as seq, s.hash, s.entry_id::text as sealed, ${columns.map(([name, sql]) => `${sql} as "${name}"`).join(', ')}
  from audit_seals s
  left join audit_log e on e.id = s.entry_id and e.company_id = s.company_id
  where s.company_id = $1 and s.seq > $2
  order by s.seq limit $3`
