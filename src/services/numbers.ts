import type { Tx } from '../db/transaction.ts'
import { documentPrefixes, type DocumentType, formatNumber } from '../domain/numbering.ts'

type NumberRequest = { company: string; docType: DocumentType; year: number; count?: number }

/**
 * Takes the next numbers of a document type. The sequence's row stays locked until the transaction ends, so numbers
 * have no gap and no duplicate: take them last, when it is known how many are needed.
 */
export const takeNumbers = async (tx: Tx, { company, docType, year, count = 1 }: NumberRequest): Promise<string[]> => {
  if (count === 0) return []
  const [row] = await tx.query<{ next: string }>(
    `insert into number_sequences (company_id, doc_type, year, next) values ($1, $2, $3, 1 + $4::int)
     on conflict (company_id, doc_type, year) do update set next = number_sequences.next + $4::int, updated_at = now()
     returning next`,
    [company, docType, year, count],
  )
  const first = Number(row?.next) - count
  return Array.from({ length: count }, (_, index) => formatNumber(documentPrefixes[docType], year, first + index))
}
