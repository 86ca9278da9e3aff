'use client'

import { Button, useConfig, useListDrawerContext } from '@payloadcms/ui'
import { useState } from 'react'
import { usePermissions } from '../api/use-permissions.ts'
import { useApi } from '../api/use-api.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { Amount } from '../ui/Amount.tsx'
import { IssueDraftsDialog } from './IssueDraftsDialog.tsx'

type Figures = {
  currency: string
  issued: number
  totalMinor: number
  paidMinor: number
  outstandingMinor: number
  overdue: number
  overdueMinor: number
  drafts: number
  draftsMinor: number
}

/** What the invoices come to, and the ways to new ones, above their list. */
export const InvoiceTools = () => {
  const { can } = usePermissions()
  const { isInDrawer } = useListDrawerContext()
  const adminRoute = useConfig().config.routes.admin
  const [isIssuing, setIsIssuing] = useState(false)
  const canView = can('finance.invoices.view')
  const { data } = useApi<{ currencies: Figures[] }>(
    canView && !isInDrawer ? '/finance/invoices/statistics' : null,
    useLiveVersion(),
  )
  if (isInDrawer) return null
  const drafts = (data?.currencies ?? []).reduce((sum, figures) => sum + figures.drafts, 0)
  return (
    <>
      {data?.currencies.map((figures) => (
        <FiguresLine figures={figures} key={figures.currency} />
      ))}
      <div className="fh-list-actions">
        {can('finance.invoices.create') && (
          <Button el="link" margin={false} size="small" to={`${adminRoute}/invoice-editor`}>
            New invoice
          </Button>
        )}
        {can('finance.invoices.issue') && drafts > 0 && (
          <Button buttonStyle="secondary" margin={false} onClick={() => setIsIssuing(true)} size="small" type="button">
            Issue drafts
          </Button>
        )}
        {isIssuing && (
          <IssueDraftsDialog
            canSend={can('finance.invoices.send')}
            drafts={drafts}
            onClose={() => setIsIssuing(false)}
          />
        )}
      </div>
    </>
  )
}

const FiguresLine = ({ figures }: { figures: Figures }) => {
  const { currency } = figures
  const parts = [
    [`Issued (${figures.issued})`, figures.totalMinor],
    ['Paid', figures.paidMinor],
    ['Outstanding', figures.outstandingMinor],
    [`Overdue (${figures.overdue})`, figures.overdueMinor],
    [`Drafts (${figures.drafts})`, figures.draftsMinor],
  ] as const
  return (
    <dl className="fh-invoice-figures">
      {parts.map(([label, minor]) => (
        <div key={label}>
          <dt className="fh-quiet">{label}</dt>
          <dd>
            <Amount currency={currency} minor={minor} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
