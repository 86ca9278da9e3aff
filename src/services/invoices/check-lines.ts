import type { Tx } from '../../db/transaction.ts'
import type { OwnerShare } from '../../domain/owner-shares.ts'
import { validationError } from '../../platform/errors.ts'
import { lockPendingPenalties, type PendingPenalty } from '../penalties/take-pending-penalties.ts'
import type { InvoiceInput, LineInput } from './check-invoice.ts'
import type { NewLine } from './new-invoice.ts'

type Check = {
  tx: Tx
  company: string
  input: InvoiceInput
  currency: string
  contract: string | null
  draft?: string
}

/** The lines as they may be written. @throws 400 with the path of the line */
export const checkLines = async ({ tx, company, input, currency, contract, draft }: Check): Promise<NewLine[]> => {
  const kept = await keptLines(tx, company, draft)
  const penalties = await penaltiesOf({ tx, company, input })
  const named = new Set<string>()
  return input.lines.map((line, index) => {
    const at = (field: string): string => `lines.${index}.${field}`
    const known = line.id ? kept.get(line.id) : undefined
    if (line.id && (!known || named.has(line.id))) {
      throw validationError('This is no line of the draft, or it is named twice.', at('id'))
    }
    if (line.id) named.add(line.id)
    if (line.kind === 'deposit' && !contract) {
      throw validationError('A deposit is held for a lease: choose the lease.', 'contract')
    }
    if (line.kind === 'penalty') return penaltyLine({ line, penalties, currency, path: at('penalty') })
    if (line.penalty) throw validationError('Only a line of the kind penalty charges a penalty.', at('penalty'))
    return { ...ownOf(line), ...(known && linksOf(known)) }
  })
}

type Kept = {
  id: string
  charge_key: string | null
  owner_shares: OwnerShare[] | null
  project_service_id: string | null
  meter_reading_id: string | null
}

const keptLines = async (tx: Tx, company: string, draft: string | undefined): Promise<Map<string, Kept>> => {
  if (!draft) return new Map()
  const rows = await tx.query<Kept>(
    `select id, charge_key, owner_shares, project_service_id, meter_reading_id
     from invoice_lines where company_id = $1 and invoice_id = $2`,
    [company, draft],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

const linksOf = ({ charge_key, owner_shares, project_service_id, meter_reading_id }: Kept): Partial<NewLine> => ({
  chargeKey: charge_key,
  ...(owner_shares && { ownerShares: owner_shares }),
  projectService: project_service_id,
  meterReading: meter_reading_id,
})

const ownOf = ({ kind, description, quantity, unitAmountMinor, taxRateBps = 0 }: LineInput): NewLine => ({
  kind,
  description: description.trim(),
  quantity,
  unitAmountMinor: BigInt(unitAmountMinor),
  taxRateBps,
})

type Penalties = { tx: Tx; company: string; input: InvoiceInput }

const penaltiesOf = async ({ tx, company, input }: Penalties): Promise<Map<string, PendingPenalty>> => {
  const ids = input.lines.flatMap(({ penalty }) => penalty ?? [])
  const rows = await lockPendingPenalties(tx, company, ids)
  return new Map(rows.filter(({ person }) => person === input.person).map((row) => [row.id, row]))
}

type PenaltyLine = { line: LineInput; penalties: Map<string, PendingPenalty>; currency: string; path: string }

/** A penalty says itself what it is about and how much; it is charged once. */
const penaltyLine = ({ line, penalties, currency, path }: PenaltyLine): NewLine => {
  const penalty = penalties.get(line.penalty ?? '')
  if (!penalty) throw validationError('Choose a pending penalty of the payer, once.', path)
  if (penalty.currency !== currency) throw validationError('The penalty is in another currency.', path)
  penalties.delete(penalty.id)
  return {
    kind: 'penalty',
    description: line.description.trim() || penalty.description,
    quantity: 1,
    unitAmountMinor: penalty.amountMinor,
    taxRateBps: line.taxRateBps ?? 0,
    penalty: penalty.id,
  }
}
