'use client'

import { Button } from '@payloadcms/ui'
import { useAction } from '../actions/use-action.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useApi } from '../api/use-api.ts'
import { download } from '../lists/download.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { Pager } from '../panels/Pager.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { AboutNote } from './AboutNote.tsx'
import type { ReportData, ReportList } from './report-data.ts'
import { ReportFilters } from './ReportFilters.tsx'
import { ReportTable } from './ReportTable.tsx'
import { useSearch } from './use-search.ts'

/** One report of the books, chosen and filtered by the address; every figure leads to its entries. */
export const ReportsPage = () => {
  const { search, change } = useSearch()
  const { can, me } = usePermissions()
  const { data: list, error: listError } = useApi<ReportList>(can('finance.reports.view') ? '/finance/reports' : null)
  const chosen = list?.reports.find(({ key }) => key === search.report) ?? list?.reports[0]
  const { report: _report, ...asked } = search
  const query = new URLSearchParams({ limit: '100', ...asked })
  const isComplete = Boolean(chosen) && (!chosen?.filters.includes('person') || Boolean(search.person))
  const { data, error } = useApi<ReportData>(
    isComplete && chosen ? `/finance/reports/${chosen.key}?${query}` : null,
    useLiveVersion(),
  )
  const file = useAction()
  // What stands there until the next report has come is another report's.
  const shown = isComplete && data && data.report === chosen?.key ? data : undefined

  if (me && !can('finance.reports.view'))
    return <p className="fh-quiet">You do not have the permission to see reports.</p>
  const save = (): void => {
    const { page: _page, ...filters } = asked
    file.start(() => download(`/finance/reports/${chosen?.key}/export?${new URLSearchParams(filters)}`))
  }
  return (
    <>
      <div className="fh-report__head">
        <h1>{chosen?.title ?? 'Reports'}</h1>
        <div className="fh-report__filters fh-no-print">
          {can('finance.reports.export') && (
            <Button
              buttonStyle="secondary"
              disabled={!shown || file.isBusy}
              margin={false}
              onClick={save}
              size="small"
              type="button"
            >
              Download CSV
            </Button>
          )}
          <Button
            buttonStyle="secondary"
            disabled={!shown}
            margin={false}
            onClick={() => window.print()}
            size="small"
            type="button"
          >
            Print
          </Button>
        </div>
      </div>
      <nav aria-label="Reports" className="fh-tabs fh-no-print">
        {(list?.reports ?? []).map(({ key, title, hint }) => (
          <button
            aria-current={key === chosen?.key ? 'page' : undefined}
            className="fh-tab"
            key={key}
            onClick={() => change({ report: key, by: undefined, project: undefined, person: undefined })}
            title={hint}
            type="button"
          >
            {title}
          </button>
        ))}
      </nav>
      {chosen && list && (
        <ReportFilters
          by={chosen.by}
          currencies={list.currencies}
          filters={chosen.filters}
          key={chosen.key}
          onChange={change}
          search={{ currency: list.currency, ...shown?.filters, ...search }}
        />
      )}
      <ErrorNote error={listError ?? error ?? file.error} />
      {chosen && !isComplete && <p className="fh-quiet">Choose whose statement it is.</p>}
      {shown && <AboutNote report={shown} />}
      {isComplete && !shown && error === undefined && <div className="fh-skeleton fh-skeleton--table" />}
      {shown && <ReportTable report={shown} />}
      {shown && (
        <Pager
          onPage={(page) => change({ page: String(page) })}
          page={shown.page}
          totalDocs={shown.totalDocs}
          totalPages={shown.totalPages}
        />
      )}
    </>
  )
}
