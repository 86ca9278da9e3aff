'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { dateText } from '../text/date.ts'
import { percentText } from '../text/percent.ts'
import { TransferDialog } from './TransferDialog.tsx'
import type { HeldShare } from '../../services/ownership/ownership-history.ts'

/** Whose a unit was and is, with the way to hand it over. */
export const OwnershipTransfer = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const [isOpen, setIsOpen] = useState(false)
  const [version, setVersion] = useState(0)
  const { data } = useApi<{ docs: HeldShare[] }>(
    id && can('property.ownerships.view') ? `/units/${id}/ownership-history?limit=50` : null,
    `${useLiveVersion()}:${version}`,
  )
  if (!data || data.docs.length === 0) return null
  const current = data.docs.filter(({ state }) => state === 'current')
  const canTransfer = can('property.ownerships.update') && current.some(({ withProject }) => !withProject)
  return (
    <section aria-label="Ownership" className="fh-timeline">
      <div className="fh-line">
        <h4>Ownership</h4>
        {canTransfer && (
          <Button buttonStyle="secondary" margin={false} onClick={() => setIsOpen(true)} size="small" type="button">
            Hand over
          </Button>
        )}
      </div>
      <ol>
        {data.docs.map((share) => (
          <li className={`fh-timeline__item fh-timeline__item--${share.state}`} key={share.id}>
            <span className="fh-number fh-nowrap">
              {dateText(share.fromDate)} – {share.toDate ? dateText(share.toDate) : 'today'}
            </span>
            <div>
              {share.person.name} <b className="fh-number">{percentText(share.shareBps)}</b>
              {share.withProject && <span className="fh-quiet"> with the whole project</span>}
            </div>
          </li>
        ))}
      </ol>
      {isOpen && (
        <TransferDialog
          onClose={() => setIsOpen(false)}
          onDone={() => setVersion((count) => count + 1)}
          shares={current.filter(({ withProject }) => !withProject)}
          unit={String(id)}
        />
      )}
    </section>
  )
}
