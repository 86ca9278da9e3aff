'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import type { MeterConsumption } from '../../services/meters/meter-consumption.ts'
import { useApi } from '../api/use-api.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { periodText } from '../text/date.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { quantityText } from './reading-text.ts'

/** What a meter counted in the last twelve months, with that of the meters before it. */
export const MeterHistory = () => {
  const { id } = useDocumentInfo()
  const { data, error } = useApi<MeterConsumption>(id ? `/meters/${id}/consumption` : null, useLiveVersion())
  if (!id) return null
  const most = Math.max(1, ...(data?.months ?? []).map(({ consumption }) => consumption))
  return (
    <section className="fh-panel fh-usage">
      <div className="fh-panel__head fh-line">
        <b>Twelve months</b>
        <span className="fh-number">
          {data ? `${quantityText(data.total)} ${data.meter.measure}` : <span className="fh-skeleton" />}
        </span>
      </div>
      <ErrorNote error={error} />
      <ul className="fh-usage__months">
        {(data?.months ?? []).map(({ period, consumption, hasEstimate }) => (
          <li key={period} title={hasEstimate ? 'With an estimate' : undefined}>
            <span className="fh-quiet">{periodText(period, 'short')}</span>
            <meter max={most} min={0} value={Math.max(0, consumption)} />
            <span className="fh-number">
              {quantityText(consumption)}
              {hasEstimate && '*'}
            </span>
          </li>
        ))}
      </ul>
      {data?.months.some(({ hasEstimate }) => hasEstimate) && <p className="fh-quiet">* with an estimate</p>}
    </section>
  )
}
