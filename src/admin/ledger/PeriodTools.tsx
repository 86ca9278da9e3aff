'use client'

import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { periodText } from '../text/date.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'

type Periods = { closedThrough: string | null; canClose: string | null }

/** Closes the next month and opens the last one again. */
export const PeriodTools = () => {
  const { can } = usePermissions()
  const router = useRouter()
  const [move, setMove] = useState<'close' | 'reopen'>()
  const mayClose = can('finance.ledger.close')
  const { data, error } = useApi<Periods>(
    can('finance.ledger.view') ? '/finance/periods?limit=1' : null,
    useLiveVersion(),
  )
  const period = move === 'close' ? data?.canClose : data?.closedThrough
  return (
    <div className="fh-list-note">
      <span>
        {data?.closedThrough
          ? `The books are closed through ${periodText(data.closedThrough)}. What comes late goes into the month after.`
          : 'All months are open. Close one once its figures are final.'}
      </span>
      {mayClose && data?.canClose && (
        <Button margin={false} onClick={() => setMove('close')} size="small" type="button">
          Close {periodText(data.canClose)}
        </Button>
      )}
      {mayClose && data?.closedThrough && (
        <Button buttonStyle="secondary" margin={false} onClick={() => setMove('reopen')} size="small" type="button">
          Open {periodText(data.closedThrough)} again
        </Button>
      )}
      <ErrorNote error={error} />
      {move && period && (
        <ConfirmDialog
          done={move === 'close' ? 'Closed.' : 'Open again.'}
          label={move === 'close' ? 'Close the month' : 'Open it again'}
          needsReason={move === 'reopen'}
          onClose={() => setMove(undefined)}
          onConfirm={async (reason) => {
            await apiRequest({
              method: 'POST',
              path: `/finance/periods/${move}`,
              body: { period, ...(move === 'reopen' && { reason }) },
            })
            live.bumpVersion()
            router.refresh()
          }}
          title={periodText(period)}
        >
          <p>
            {move === 'close'
              ? 'Nothing is posted there any more, nor in any month before it. Invoices and payments of before are posted on the first day of the month after, and keep their own dates.'
              : 'Its figures may change again.'}
          </p>
        </ConfirmDialog>
      )}
    </div>
  )
}
