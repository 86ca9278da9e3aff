import type { Payload, PayloadRequest } from 'payload'
import { createReq, type Tx, withTransaction } from '../../db/transaction.ts'
import { recordAudit } from '../audit.ts'
import { type CompanySettings, companySettings } from '../companies.ts'
import { finishJobRun, reportProgress, startJobRun } from '../job-runs.ts'
import { emitMany } from '../outbox.ts'
import { countDueOwners, dueOwners, firstOwner } from './due-owners.ts'
import { lockOwners } from './owner-locks.ts'
import { planStatements } from './plan-statements.ts'
import type { BuildRequest } from './start-build.ts'
import { writeStatements } from './write-statements.ts'

const ownersPerTransaction = 100

type Counts = Record<string, number> & { owners: number; built: number; carried: number }

/**
 * Builds the statements of a batch, some owners at a time, each group in a transaction of its own: a run that was cut off
 * goes on, since what is on a statement is settled. @returns nothing; the counts are on the batch and its job run
 */
export const runBuild = async ({ payload, jobRunId }: { payload: Payload; jobRunId: string }): Promise<void> => {
  const run = await startJobRun(payload, jobRunId)
  if (!run?.company) return
  const params = run.params as BuildRequest & { batch: string; actor?: string }
  const req = await createReq(payload)
  const company = await companySettings(payload, run.company)
  const counts: Counts = { owners: 0, built: 0, carried: 0 }
  const total =
    params.persons?.length ?? (await withTransaction(req, (tx) => countDueOwners(tx, scopeOf(company, params))))
  for (let after: string | undefined = firstOwner; after !== undefined;) {
    const persons: string[] = await nextOwners({ req, company, params, after })
    if (persons.length > 0) {
      const { built, carried } = await buildFor({ req, company, params, persons })
      count(counts, persons.length, built, carried)
      reportProgress(payload, jobRunId, { processed: counts.owners, total: Math.max(total, counts.owners), counts })
    }
    after = persons.length < ownersPerTransaction ? undefined : persons.at(-1)
  }
  // A run that was cut off counts what it built before as well.
  const result = await withTransaction(req, (tx) => storeCounts(tx, params.batch, counts.carried))
  await finishJobRun(payload, jobRunId, { processed: counts.owners, total: counts.owners, counts: result })
}

type Params = BuildRequest & { batch: string; actor?: string }
type Company = CompanySettings & { today: string }
type Group = { req: PayloadRequest; company: Company; params: Params; persons: readonly string[] }

const scopeOf = (company: Company, { toDate, project }: Params) => ({ company: company.id, toDate, project })

const nextOwners = async ({
  req,
  company,
  params,
  after,
}: Omit<Group, 'persons'> & { after: string }): Promise<string[]> => {
  if (params.persons)
    return [...new Set(params.persons)]
      .filter((person) => person > after)
      .sort()
      .slice(0, ownersPerTransaction)
  return withTransaction(req, (tx) =>
    dueOwners(tx, { ...scopeOf(company, params), after, limit: ownersPerTransaction }),
  )
}

const buildFor = ({ req, company, params, persons }: Group) =>
  withTransaction(req, async (tx) => {
    await lockOwners(tx, company.id, persons)
    const planned = await planStatements({ tx, company, persons, toDate: params.toDate, project: params.project })
    const payable = planned.filter(({ isPayable }) => isPayable)
    const statements = await writeStatements({
      tx,
      company,
      statements: payable,
      batch: params.batch,
      proposedBy: params.actor ?? null,
      notes: params.notes,
    })
    await recordAudit({
      req,
      rows: statements.map(({ id, number, person, net, currency }) => ({
        action: 'create',
        entity: 'payouts',
        entityId: id,
        company: company.id,
        actor: params.actor,
        after: { number, person, netMinor: Number(net), currency },
      })),
    })
    await emitMany(
      tx,
      statements.map(({ id, person }) => ({
        topic: 'payout.updated' as const,
        company: company.id,
        payload: { company: company.id, id, person },
      })),
    )
    return { built: statements.length, carried: planned.length - payable.length }
  })

const count = (counts: Counts, owners: number, built: number, carried: number): void => {
  counts.owners += owners
  counts.built += built
  counts.carried += carried
}

const storeCounts = async (tx: Tx, batch: string, carried: number): Promise<Record<string, number>> => {
  const rows = await tx.query<{ currency: string; built: number; net: string }>(
    'select currency, count(*)::int as built, sum(net_minor) as net from payouts where batch_id = $1 group by currency',
    [batch],
  )
  const counts = {
    built: rows.reduce((sum, row) => sum + row.built, 0),
    carried,
    ...Object.fromEntries(rows.map(({ currency, net }) => [`total_${currency}`, Number(net)])),
  }
  await tx.query('update payout_batches set counts = $2::jsonb, updated_at = now() where id = $1', [
    batch,
    JSON.stringify(counts),
  ])
  return counts
}
