'use client'

import { Link, useStepNav } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { Pager } from '../panels/Pager.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { SuspenseFigures } from './SuspenseFigures.tsx'
import type { TransactionPage } from './transaction.ts'
import { TransactionDetail } from './TransactionDetail.tsx'
import { TransactionFilters, type Filters } from './TransactionFilters.tsx'
import { TransactionList } from './TransactionList.tsx'

const noFilters: Filters = { status: 'open', source: '', direction: '', q: '' }

/** Transactions on the left, what the chosen one may be on the right: match, next. */
export const ReconciliationPage = () => {
  const { can } = usePermissions()
  const toPage = useAdminPath()
  const { setStepNav } = useStepNav()
  useEffect(() => setStepNav([{ label: 'Reconciliation' }]), [setStepNav])
  const [filters, setFilters] = useState(noFilters)
  const [page, setPage] = useState(1)
  const [chosen, setChosen] = useState<string>()
  const [changes, setChanges] = useState(0)
  const version = `${useLiveVersion()}/${changes}`
  const asked = new URLSearchParams({ page: String(page), limit: '50' })
  for (const [name, value] of Object.entries(filters)) if (value) asked.set(name, value)
  const { data, error } = useApi<TransactionPage>(`/finance/reconciliation?${asked.toString()}`, version)
  const docs = data?.docs ?? []
  // What was just matched leaves the list of open ones and still shows its outcome beside it.
  const current = chosen ?? docs[0]?.id

  return (
    <>
      <div className="fh-report__head">
        <h1>Reconciliation</h1>
        <div className="fh-report__filters">
          {can('finance.reconciliation.import') && (
            <Link
              className="btn btn--style-secondary btn--size-small"
              href={toPage('/import?kind=bank_transactions')}
              prefetch={false}
            >
              Import a statement
            </Link>
          )}
          <Link className="btn btn--style-secondary btn--size-small" href={toPage('/daily-closing')} prefetch={false}>
            Daily closing
          </Link>
        </div>
      </div>
      <SuspenseFigures version={version} />
      <TransactionFilters
        filters={filters}
        onChange={(change) => {
          setFilters((before) => ({ ...before, ...change }))
          setPage(1)
          setChosen(undefined)
        }}
      />
      <ErrorNote error={error} />
      {data && docs.length === 0 && (
        <Nothing isAllDone={filters.status === 'open' && !filters.q && !filters.source && !filters.direction} />
      )}
      <div className="fh-reconcile">
        <div>
          <TransactionList chosen={current} onChoose={setChosen} transactions={docs} />
          {data && <Pager {...data} onPage={setPage} />}
        </div>
        {current && (
          <TransactionDetail
            id={current}
            key={current}
            onChanged={() => {
              setChosen(current)
              setChanges((count) => count + 1)
            }}
            version={version}
          />
        )}
      </div>
    </>
  )
}

const Nothing = ({ isAllDone }: { isAllDone: boolean }) => (
  <div className="fh-notice">
    <h2>{isAllDone ? 'Everything is matched' : 'No transaction is like that'}</h2>
    <p>
      {isAllDone
        ? 'Payments of the gateway come here by themselves; import a statement to compare the bank with the books.'
        : 'Take away a filter to see more.'}
    </p>
  </div>
)
