import type { PayloadRequest } from 'payload'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { isEditable, payoutTransitions } from '../../domain/payout.ts'
import { buildStatement, type StatementItem, type StatementLine, sumsOf } from '../../domain/payout-statement.ts'
import { allowedTransitions } from '../../domain/transitions.ts'
import { conflict, notFound, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { type CompanySettings, companySettings } from '../companies.ts'
import { projectFees } from './fee-terms.ts'
import { tellScreens } from './move-payout.ts'
import { lockOwners } from './owner-locks.ts'
import { type LockedPayout, linesOf, lockPayout, type StoredLine } from './payout.ts'
import { payoutView, type PayoutView } from './payout-view.ts'
import { planStatements } from './plan-statements.ts'
import { insertLines, sumColumns } from './write-statements.ts'

type Edit = { req: PayloadRequest; company: string; id: string }

/** Adds what was agreed with the owner by hand: above zero in his favour. @throws 409 unless it may be changed */
export const adjustPayout = (edit: Edit & { amountMinor: bigint; description: string }): Promise<PayoutView> =>
  edited(edit, 'payout.adjust', async ({ tx, payout, lines }) => {
    const adjustment: StatementLine = { kind: 'adjustment', amount: edit.amountMinor, description: edit.description }
    await insertLines(tx, payout.company, [{ ...payoutLines(payout), lines: [adjustment] }], lastPosition(lines))
    await storeSums(tx, payout, [...lines, adjustment])
    return { amountMinor: Number(edit.amountMinor), currency: payout.currency, description: edit.description }
  })

/**
 * Takes a line off: an adjustment is gone, what the ledger holds is left for the next statement. Fee and tax follow.
 * @throws 404 for no such line, 400 for one that is worked out
 */
export const removePayoutLine = (edit: Edit & { line: string }): Promise<PayoutView> =>
  edited(edit, 'payout.adjust', async ({ tx, company, payout, lines }) => {
    const line = lines.find(({ id }) => id === edit.line)
    if (!line) throw notFound()
    if (!line.entry && line.kind !== 'adjustment')
      throw validationError('Fees and taxes follow from the other lines. Add an adjustment instead.', 'line')
    await tx.query('delete from payout_lines where id = $1', [line.id])
    await workOutAnew({ tx, company, payout, lines: lines.filter(({ id }) => id !== line.id) })
    return { removed: line.description, amountMinor: Number(line.amount), currency: payout.currency }
  })

/** Builds a statement anew, with all that is unsettled up to its day by now; adjustments stay. @throws 409 when nothing is left */
export const refreshPayout = (edit: Edit): Promise<PayoutView> =>
  edited(edit, 'payout.refresh', async ({ tx, company, payout, lines }) => {
    await tx.query('delete from payout_lines where payout_id = $1', [payout.id])
    const adjustments = lines.filter(({ kind, entry }) => kind === 'adjustment' && !entry).map(itemOf)
    const planned = await planStatements({
      tx,
      company,
      persons: [payout.person],
      toDate: payout.toDate,
      project: payout.project,
      adjustments,
    })
    const statement = planned.find(({ currency }) => currency === payout.currency)
    if (!statement) throw conflict('There is nothing left to settle. Cancel the statement.')
    await insertLines(tx, payout.company, [{ ...payoutLines(payout), lines: statement.lines }])
    await storeSums(tx, payout, statement.lines)
    return { netMinor: Number(statement.sums.net), currency: payout.currency }
  })

/** Changes the note on a statement that may be changed. @throws 409 otherwise */
export const notePayout = (edit: Edit & { notes: string | null }): Promise<PayoutView> =>
  edited(edit, 'update', async ({ tx, payout }) => {
    await tx.query('update payouts set notes = $2 where id = $1', [payout.id, edit.notes])
    return { notes: edit.notes }
  })

type Editing = { tx: Tx; company: CompanySettings; payout: LockedPayout; lines: StoredLine[] }

const edited = async (
  { req, company: companyId, id }: Edit,
  action: string,
  work: (editing: Editing) => Promise<Record<string, unknown>>,
): Promise<PayoutView> => {
  const company = await companySettings(req.payload, companyId)
  await withTransaction(req, async (tx) => {
    const [owner] = await tx.query<{ person: string }>(
      'select person_id as person from payouts where company_id = $1 and id = $2',
      [companyId, id],
    )
    if (!owner) throw notFound()
    // As a build does: the owner's lock first, then the statement.
    await lockOwners(tx, companyId, [owner.person])
    const payout = await lockPayout(tx, companyId, id)
    if (!isEditable(payout.status))
      throw conflict('The statement is no longer a draft. Have it rejected to change it.', {
        allowed: allowedTransitions(payoutTransitions, payout.status),
      })
    const after = await work({ tx, company, payout, lines: await linesOf(tx, payout.id) })
    await tx.query(
      'update payouts set proposed_by_id = coalesce($2, proposed_by_id), updated_at = now() where id = $1',
      [payout.id, req.user?.id ?? null],
    )
    await recordAudit({ req, rows: [{ action, entity: 'payouts', entityId: id, company: companyId, after }] })
    await tellScreens(tx, payout)
  })
  return payoutView(req.payload, id)
}

const workOutAnew = async ({ tx, company, payout, lines }: Editing): Promise<void> => {
  const entries = lines.flatMap(({ entry, position: _position, ...line }) =>
    entry ? [{ ...line, id: entry, postedOn: payout.toDate }] : [],
  )
  // Lines with a charge and adjustments stay as they are; rates are applied anew.
  const items = lines.filter(({ entry, kind, chargeKey }) => !entry && (kind === 'adjustment' || chargeKey)).map(itemOf)
  const projects = [...new Set(entries.flatMap(({ project }) => project ?? []))]
  const fees = await projectFees(tx, company.id, projects)
  const { withholdingBps } = company.money
  const statement = buildStatement({ entries, fees, items, withholdingBps })
  const kept = new Set(lines.filter(({ entry, kind, chargeKey }) => entry || kind === 'adjustment' || chargeKey))
  const dropped = lines.filter((line) => !kept.has(line)).map(({ id }) => id)
  await tx.query('delete from payout_lines where id = any($1::uuid[])', [dropped])
  const fresh = statement.lines.filter(
    ({ kind, chargeKey }) => (kind === 'fee' && !chargeKey) || kind === 'withholding',
  )
  await insertLines(tx, payout.company, [{ ...payoutLines(payout), lines: fresh }], lastPosition(lines))
  await storeSums(tx, payout, statement.lines)
}

const storeSums = async (tx: Tx, { id }: LockedPayout, lines: readonly StatementLine[]): Promise<void> => {
  const columns = Object.entries(sumColumns(sumsOf(lines)))
  const set = columns.map(([name], index) => `${name} = $${index + 2}`).join(', ')
  await tx.query(`update payouts set ${set} where id = $1`, [id, ...columns.map(([, sum]) => sum.toString())])
}

const itemOf = ({
  kind,
  amount,
  description,
  chargeKey,
  project,
  unit,
  projectService,
}: StoredLine): StatementItem => ({
  kind: kind === 'fee' || kind === 'service' ? kind : 'adjustment',
  amount,
  description,
  ...(chargeKey && { chargeKey }),
  ...(project && { project }),
  ...(unit && { unit }),
  ...(projectService && { projectService }),
})

const payoutLines = ({ id, currency }: LockedPayout) => ({ payout: id, currency })

const lastPosition = (lines: readonly StoredLine[]): number => Math.max(0, ...lines.map(({ position }) => position))
