'use client'

import { Button, Link, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import type { PermissionCode } from '../../access/permissions.ts'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { live } from '../live/live-store.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { JobRunProgress } from '../panels/JobRunProgress.tsx'
import { isJobOver, useJobRun } from '../panels/use-job-run.ts'
import { statusBadge } from '../text/status.ts'
import { Amount } from '../ui/Amount.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'

type Group = { status: string; currency: string; count: number; netMinor: number; paidMinor: number }
type Refusal = { payout: string; number: string; message: string }
type Batch = {
  id: string
  name: string
  jobRun: string | null
  counts: { built?: number; carried?: number; refused?: Refusal[] } | null
  statements: Group[]
}

type Action = {
  key: 'submit' | 'approve' | 'disburse'
  label: string
  from: string[]
  permission: PermissionCode
  text: string
}

const actions: readonly Action[] = [
  {
    key: 'submit',
    label: 'Hand in',
    from: ['draft', 'rejected'],
    permission: 'finance.payouts.submit',
    text: 'All drafts of the batch wait for approval and do not change until then.',
  },
  {
    key: 'approve',
    label: 'Approve',
    from: ['pending_approval'],
    permission: 'finance.payouts.approve',
    text: 'Each statement is posted and frozen where your limit and the rule of two people allow it.',
  },
  {
    key: 'disburse',
    label: 'Pay',
    from: ['approved', 'failed', 'partial'],
    permission: 'finance.payouts.disburse',
    text: 'Each statement goes to the usual verified account of its owner. What is refused says why.',
  },
]

/** A batch of statements: where they stand, how far the last job is, and what may be done with all of them. */
export const BatchPanel = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const [version, setVersion] = useState(0)
  const [chosen, setChosen] = useState<Action>()
  const [key, setKey] = useState(newIdempotencyKey)
  const { data, error } = useApi<Batch>(id ? `/finance/payout-batches/${id}` : null, `${version} ${useLiveVersion()}`)
  const jobRun = useJobRun(data?.jobRun ?? undefined)
  if (!data) return error ? <ErrorNote error={error} /> : <div className="fh-skeleton fh-skeleton--table" />
  const refused = data.counts?.refused ?? []
  const waiting = ({ from }: Action): number =>
    data.statements.filter(({ status }) => from.includes(status)).reduce((sum, { count }) => sum + count, 0)
  const confirm = async (): Promise<void> => {
    if (!chosen) return
    const path = `/finance/payout-batches/${data.id}/${chosen.key}`
    await apiRequest({ method: 'POST', path, body: {}, idempotencyKey: key })
    setKey(newIdempotencyKey())
    setVersion((count) => count + 1)
    live.bumpVersion()
  }
  return (
    <section className="fh-panel">
      {data.jobRun && !isJobOver(jobRun) && <JobRunProgress jobRun={jobRun} />}
      <Groups groups={data.statements} />
      {(data.counts?.carried ?? 0) > 0 && (
        <p className="fh-quiet">{data.counts?.carried} carried to the next time: nothing, or too little, to pay.</p>
      )}
      <div className="fh-actions">
        {actions
          .filter((action) => waiting(action) > 0 && can(action.permission))
          .map((action) => (
            <Button key={action.key} margin={false} onClick={() => setChosen(action)} size="small" type="button">
              {action.label} {waiting(action)}
            </Button>
          ))}
      </div>
      {refused.length > 0 && <Refusals refused={refused} />}
      <ErrorNote error={error} />
      {chosen && (
        <ConfirmDialog
          done="It is being worked on."
          label={`${chosen.label} ${waiting(chosen)}`}
          onClose={() => setChosen(undefined)}
          onConfirm={confirm}
          title={`${chosen.label}: ${data.name}`}
        >
          <p>{chosen.text}</p>
        </ConfirmDialog>
      )}
    </section>
  )
}

const Groups = ({ groups }: { groups: readonly Group[] }) => (
  <div className="fh-scroll">
    <table className="fh-table">
      <thead>
        <tr>
          <th>Status</th>
          <th className="fh-cell-right">Statements</th>
          <th className="fh-cell-right">Net</th>
          <th className="fh-cell-right">Paid</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ status, currency, count, netMinor, paidMinor }) => (
          <tr key={`${status} ${currency}`}>
            <td>
              <StatusBadge {...statusBadge(status)} />
            </td>
            <td className="fh-number fh-right">{count}</td>
            <td>
              <Amount className="fh-cell-right" currency={currency} minor={netMinor} />
            </td>
            <td>
              <Amount className="fh-cell-right" currency={currency} minor={paidMinor} />
            </td>
          </tr>
        ))}
        {groups.length === 0 && (
          <tr>
            <td className="fh-quiet" colSpan={4}>
              No statement is in it: there was nothing to pay up to that day. Build again once rent has come in.
            </td>
          </tr>
        )}
      </tbody>
    </table>
  </div>
)

const Refusals = ({ refused }: { refused: readonly Refusal[] }) => {
  const path = useAdminPath()
  return (
    <ul className="fh-bad-text">
      {refused.map(({ payout, number, message }) => (
        <li key={payout}>
          <Link href={path(`/collections/payouts/${payout}`)} prefetch={false}>
            {number}
          </Link>
          : {message}
        </li>
      ))}
    </ul>
  )
}
