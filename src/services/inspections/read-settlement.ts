import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { type SettledDeposit, settlementOfLease } from '../deposits/read-settlement.ts'
import { readLease } from '../leases/lease-row.ts'
import { type SettlementProposal, settlementOf } from './deposit-settlement.ts'

type Read = { payload: Payload; companies: readonly string[]; id: string }

/** The proposal for a lease as everything stands now, and the settlement once there is one. @throws 404 */
export const depositSettlement = async ({ payload, companies, id }: Read): Promise<SettlementState> => {
  const tx = { query: <Row>(text: string, values?: unknown[]) => readQuery<Row>(payload, text, values) }
  const lease = await readLease(tx, id, companies)
  const settled = await settlementOfLease(tx, lease.company_id, id)
  return { ...(await settlementOf(tx, lease)), settled: settled ?? null }
}

export type SettlementState = SettlementProposal & { settled: SettledDeposit | null }
