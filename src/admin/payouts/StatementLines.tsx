'use client'

import { Button, Link } from '@payloadcms/ui'
import { useState } from 'react'
import { useAction } from '../actions/use-action.ts'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { Pager } from '../panels/Pager.tsx'
import { sentence } from '../text/status.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { AdjustDialog } from './AdjustDialog.tsx'

type Line = {
  id: string
  kind: string
  description: string
  amountMinor: number
  entry?: string | null
  invoice?: string | null
  payment?: string | null
  expense?: string | null
}

type Page = { docs: Line[]; page: number; totalPages: number; totalDocs: number }

type StatementLinesProps = {
  /** of the statement */
  id: string
  currency: string
  isEditable: boolean
  onChanged: () => void
  version: string
}

/** The lines of a statement with what is behind each; a draft's can be left out and added to. */
export const StatementLines = ({ id, currency, isEditable, onChanged, version }: StatementLinesProps) => {
  const { can } = usePermissions()
  const [page, setPage] = useState(1)
  const [isAdjusting, setIsAdjusting] = useState(false)
  const { error: failure, isBusy, start } = useAction()
  const { data, error } = useApi<Page>(
    `/payout-lines?where[payout][equals]=${id}&depth=0&limit=50&page=${page}&sort=position`,
    version,
  )
  const mayEdit = isEditable && can('finance.payouts.update')
  const remove = (line: string): void =>
    start(async () => {
      await apiRequest({ method: 'DELETE', path: `/finance/payouts/${id}/lines/${line}` })
      onChanged()
    })
  return (
    <>
      <div className="fh-panel__head">
        <h3>Lines</h3>
        {mayEdit && (
          <Button
            buttonStyle="secondary"
            margin={false}
            onClick={() => setIsAdjusting(true)}
            size="small"
            type="button"
          >
            Add an adjustment
          </Button>
        )}
      </div>
      <div className="fh-scroll">
        <table className="fh-table">
          <thead>
            <tr>
              <th>Kind</th>
              <th>What</th>
              <th className="fh-cell-right">Amount</th>
              {mayEdit && <th aria-label="Leave out" />}
            </tr>
          </thead>
          <tbody>
            {(data?.docs ?? []).map((line) => (
              <tr key={line.id}>
                <td className="fh-nowrap">{sentence(line.kind)}</td>
                <td>
                  <Behind line={line} />
                </td>
                <td>
                  <Amount className="fh-cell-right" currency={currency} minor={line.amountMinor} />
                </td>
                {mayEdit && (
                  <td className="fh-right">
                    {(line.entry || line.kind === 'adjustment') && (
                      <button
                        aria-label={`${removal(line)}: ${line.description}`}
                        className="fh-cell-button"
                        disabled={isBusy}
                        onClick={() => remove(line.id)}
                        type="button"
                      >
                        {removal(line)}
                      </button>
                    )}
                  </td>
                )}
              </tr>
            ))}
            {data?.docs.length === 0 && (
              <tr>
                <td className="fh-quiet" colSpan={mayEdit ? 4 : 3}>
                  Nothing is on it. Build it anew, or cancel it.
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {data && <Pager onPage={setPage} page={data.page} totalDocs={data.totalDocs} totalPages={data.totalPages} />}
      <ErrorNote error={failure ?? error} />
      {isAdjusting && (
        <AdjustDialog currency={currency} id={id} onAdded={onChanged} onClose={() => setIsAdjusting(false)} />
      )}
    </>
  )
}

/** What the ledger holds waits for the next statement; what was added by hand is gone. */
const removal = ({ entry }: Line): string => (entry ? 'Next time' : 'Remove')

const Behind = ({ line }: { line: Line }) => {
  const path = useAdminPath()
  const { expense, payment, invoice, description } = line
  const source = expense ? `expenses/${expense}` : payment ? `payments/${payment}` : invoice && `invoices/${invoice}`
  if (!source) return description
  return (
    <Link href={path(`/collections/${source}`)} prefetch={false}>
      {description}
    </Link>
  )
}
