import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { readLease } from '../leases/lease-row.ts'
import { type SettlementProposal, settlementOf } from './deposit-settlement.ts'

type Read = { payload: Payload; companies: readonly string[]; id: string }

/** The proposal for a lease as everything stands now. @throws 404 */
export const depositSettlement = async ({ payload, companies, id }: Read): Promise<SettlementProposal> => {
  const tx = { query: <Row>(text: string, values?: unknown[]) => readQuery<Row>(payload, text, values) }
  return settlementOf(tx, await readLease(tx, id, companies))
}
