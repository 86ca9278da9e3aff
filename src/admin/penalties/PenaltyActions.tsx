'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { ApplyPenaltyDialog, CancelPenaltyDialog, WaivePenaltyDialog } from './PenaltyDialogs.tsx'
import { type PenaltyMove, penaltyMoves } from './penalty-moves.ts'
import { PenaltyForm } from './PenaltyForm.tsx'
import type { ShownPenalty } from './shown-penalty.ts'

/** What can be done with a penalty, by its status. */
export const PenaltyActions = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const router = useRouter()
  const [chosen, setChosen] = useState<PenaltyMove['key']>()
  const { data } = useApi<ShownPenalty>(id ? `/penalties/${id}?depth=0` : null, useLiveVersion())
  if (!data) return <div className="fh-actions" />
  const onDone = (): void => {
    live.bumpVersion()
    router.refresh()
  }
  const dialog = { penalty: data, onClose: () => setChosen(undefined), onDone }
  return (
    <div className="fh-actions">
      {penaltyMoves(data)
        .filter(({ permission }) => can(permission))
        .map(({ key, label, isMain }) => (
          <Button
            buttonStyle={isMain ? 'primary' : 'secondary'}
            key={key}
            margin={false}
            onClick={() => setChosen(key)}
            size="small"
            type="button"
          >
            {label}
          </Button>
        ))}
      {chosen === 'waive' && <WaivePenaltyDialog {...dialog} />}
      {chosen === 'apply' && <ApplyPenaltyDialog {...dialog} />}
      {chosen === 'cancel' && <CancelPenaltyDialog {...dialog} />}
      {chosen === 'change' && <PenaltyForm {...dialog} />}
    </div>
  )
}
