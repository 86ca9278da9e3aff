import type { Payload, PayloadRequest } from 'payload'
import { createReq, readQuery, withTransaction } from '../../db/transaction.ts'
import { type CompanySettings, companySettings } from '../companies.ts'
import { finishJobRun, reportProgress, startJobRun } from '../job-runs.ts'
import { issueDrafts } from './issue-drafts.ts'
import { lockInvoices } from './lock-invoice.ts'
import { sendInvoices } from './send-invoices.ts'
import type { IssueChoice } from './start-issuing.ts'

const draftsPerTransaction = 500

type Params = IssueChoice & { sends?: boolean; actor?: string | null }
type Counts = { issued: number; sent: number; skipped_not_draft: number; skipped_future: number }

/**
 * Issues many drafts, batch by batch, each in a transaction of its own: a run that was cut off goes on where it stopped,
 * because what is issued is no draft any more.
 */
export const runIssuing = async ({ payload, jobRunId }: { payload: Payload; jobRunId: string }): Promise<void> => {
  const run = await startJobRun(payload, jobRunId)
  if (!run?.company) return
  const company = await companySettings(payload, run.company)
  const params = run.params as Params
  const req = await reqOf(payload, params.actor)
  const ids = await chosen({ payload, company: run.company, today: company.today, params })
  const counts: Counts = { issued: 0, sent: 0, skipped_not_draft: 0, skipped_future: 0 }
  for (let start = 0; start < ids.length; start += draftsPerTransaction) {
    const batch = ids.slice(start, start + draftsPerTransaction)
    await issueBatch({ req, company, ids: batch, sends: params.sends ?? false, counts })
    reportProgress(payload, jobRunId, { processed: start + batch.length, total: ids.length, counts })
  }
  await finishJobRun(payload, jobRunId, { processed: ids.length, total: ids.length, counts })
}

type Batch = {
  req: PayloadRequest
  company: CompanySettings & { today: string }
  ids: string[]
  sends: boolean
  counts: Counts
}

const issueBatch = async ({ req, company, ids, sends, counts }: Batch): Promise<void> => {
  const done = await withTransaction(req, async (tx) => {
    const locked = await lockInvoices(tx, company.id, ids)
    const drafts = locked.filter(({ status }) => status === 'draft')
    const ready = drafts.filter(({ issueDate }) => issueDate <= company.today)
    // in the order in which they were chosen, so that numbers follow it
    const order = new Map(ids.map((id, index) => [id, index]))
    await issueDrafts({
      req,
      tx,
      company,
      drafts: ready.toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0)),
    })
    const sent = sends ? await sendInvoices({ req, tx, company, invoices: ready.map(({ id }) => id) }) : 0
    return { drafts: drafts.length, ready: ready.length, sent }
  })
  counts.issued += done.ready
  counts.sent += done.sent
  counts.skipped_future += done.drafts - done.ready
  counts.skipped_not_draft += ids.length - done.drafts
}

type Chosen = { payload: Payload; company: string; today: string; params: Params }

const chosen = async ({ payload, company, today, params }: Chosen): Promise<string[]> => {
  if (params.invoices) return [...new Set(params.invoices)]
  const rows = await readQuery<{ id: string }>(
    payload,
    `select id from invoices
     where company_id = $1 and status = 'draft' and issue_date <= $2 and ($3::uuid is null or project_id = $3)
     order by issue_date, created_at, id`,
    [company, today, params.project ?? null],
  )
  return rows.map(({ id }) => id)
}

/** The request of whoever asked for it, so that the audit log names him. */
const reqOf = async (payload: Payload, actor: string | null | undefined): Promise<PayloadRequest> => {
  const req = await createReq(payload)
  if (!actor) return req
  const user = await payload.findByID({
    collection: 'users',
    id: actor,
    disableErrors: true,
    overrideAccess: true,
    depth: 0,
    req,
  })
  return user ? createReq(payload, { user: { ...user, collection: 'users' } }) : req
}
