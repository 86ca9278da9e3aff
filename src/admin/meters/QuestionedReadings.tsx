'use client'

import { Button, Link, useConfig, useListDrawerContext } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { dateText } from '../text/date.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { quantityText } from './reading-text.ts'

type Reading = {
  id: string
  readingDate: string
  value: number
  consumption?: number | null
  doubt?: string | null
  meter: string | { id: string; identifier: string; measure: string }
}
type Asked = { reading: Reading; to: 'accept' | 'reject' }

const path =
  '/meter-readings?where[status][equals]=questioned&sort=readingDate&limit=20&depth=1&joins=false&populate[meters][identifier]=true&populate[meters][measure]=true'

/** The readings that look wrong and wait for somebody, above the list of all. */
export const QuestionedReadings = () => {
  const { isInDrawer } = useListDrawerContext()
  const { can } = usePermissions()
  const adminRoute = useConfig().config.routes.admin
  const [asked, setAsked] = useState<Asked>()
  const [changes, setChanges] = useState(0)
  const router = useRouter()
  const { data, error } = useApi<{ docs: Reading[]; totalDocs: number }>(path, `${useLiveVersion()}/${changes}`)
  if (isInDrawer || !data || data.totalDocs === 0) return <ErrorNote error={error} />

  const decide = async (reason: string): Promise<void> => {
    if (!asked) return
    const { reading, to } = asked
    await apiRequest({ method: 'POST', path: `/meter-readings/${reading.id}/${to}`, body: reason ? { reason } : {} })
    setChanges((count) => count + 1)
    router.refresh()
  }

  return (
    <section className="fh-panel fh-doubts">
      <div className="fh-panel__head">
        <b>
          {data.totalDocs} {data.totalDocs === 1 ? 'reading looks' : 'readings look'} wrong
        </b>{' '}
        <span className="fh-quiet">They count when somebody says that they are right.</span>
      </div>
      <ErrorNote error={error} />
      <ul className="fh-rows">
        {data.docs.map((reading) => (
          <li key={reading.id}>
            <div>
              <Link href={`${adminRoute}/collections/meters/${idOfMeter(reading)}`} prefetch={false}>
                {typeof reading.meter === 'string' ? 'Meter' : reading.meter.identifier}
              </Link>{' '}
              <b className="fh-number">{quantityText(reading.value)}</b> on {dateText(reading.readingDate)}
              <div className="fh-quiet">{reading.doubt}</div>
            </div>
            {can('property.readings.update') && (
              <span className="fh-actions">
                <Button
                  buttonStyle="secondary"
                  margin={false}
                  onClick={() => setAsked({ reading, to: 'reject' })}
                  size="small"
                  type="button"
                >
                  Reject
                </Button>
                <Button margin={false} onClick={() => setAsked({ reading, to: 'accept' })} size="small" type="button">
                  It is right
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {asked && (
        <ConfirmDialog
          done={asked.to === 'accept' ? 'The reading counts.' : 'The reading is rejected; its day is free.'}
          label={asked.to === 'accept' ? 'It is right' : 'Reject'}
          needsReason={asked.to === 'reject'}
          onClose={() => setAsked(undefined)}
          onConfirm={decide}
          title={asked.to === 'accept' ? 'The reading is right' : 'Reject the reading'}
        >
          <p>
            {quantityText(asked.reading.value)} on {dateText(asked.reading.readingDate)}. {asked.reading.doubt}
          </p>
        </ConfirmDialog>
      )}
    </section>
  )
}

const idOfMeter = ({ meter }: Reading): string => (typeof meter === 'string' ? meter : meter.id)
