'use client'

import { Button, toast, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useAction } from '../actions/use-action.ts'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { dateText } from '../text/date.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'

/** When a plan comes next, as it is saved, with the way to have the next request at once. */
export const PlanDates = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const isModified = useFormModified()
  const router = useRouter()
  const { error: problem, isBusy, start } = useAction()
  const { data, error } = useApi<{ dates: string[] }>(id ? `/maintenance-plans/${id}/dates` : null, useLiveVersion())
  if (!id) return null

  const run = (): void =>
    start(async () => {
      const path = `/maintenance-plans/${id}/run-now`
      const { number } = await apiRequest<{ number: string }>({ method: 'POST', path, body: {} })
      toast.success(`${number} is made.`)
      live.bumpVersion()
      router.refresh()
    })
  return (
    <section aria-label="Next dates" className="fh-panel">
      <div className="fh-line">
        <h3>Next dates</h3>
        {can('property.maintenance.create') && (
          <Button
            buttonStyle="secondary"
            disabled={isBusy || isModified || !data?.dates.length}
            margin={false}
            onClick={run}
            size="small"
            tooltip={isModified ? 'Save the changes first' : undefined}
            type="button"
          >
            {isBusy ? 'Working…' : 'Make the next one now'}
          </Button>
        )}
      </div>
      <ErrorNote error={problem ?? error} />
      <ul className="fh-dates">
        {(data?.dates ?? []).map((date) => (
          <li className="fh-number" key={date}>
            {dateText(date)}
          </li>
        ))}
      </ul>
      {data?.dates.length === 0 && <p className="fh-quiet">No dates: the place of this plan is in the trash.</p>}
    </section>
  )
}
