'use client'

import { Button, toast, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '../actions/use-action.ts'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import type { MaintenanceStatus } from '../../domain/maintenance.ts'
import { live } from '../live/live-store.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { MoveDialog } from './MoveDialog.tsx'
import { type MaintenanceMove, movesOf } from './moves.ts'
import { RateDialog } from './RateDialog.tsx'

type Row = { id: string; number?: string; status: MaintenanceStatus; satisfaction?: number | null; deletedAt?: string }

/** What can be done with a request in its status. */
export const RequestActions = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const isModified = useFormModified()
  const router = useRouter()
  const { error, isBusy, start } = useAction()
  const [chosen, setChosen] = useState<MaintenanceMove>()
  const [isRating, setIsRating] = useState(false)
  const { data } = useApi<Row>(id ? `/maintenance-requests/${id}?depth=0` : null, useLiveVersion())
  if (!data || data.deletedAt || !can('property.maintenance.update')) return <div className="fh-actions" />

  const onMoved = (): void => {
    live.bumpVersion()
    router.refresh()
  }
  const press = (move: MaintenanceMove): void => {
    if (!move.isPlain) return setChosen(move)
    start(async () => {
      await apiRequest({ method: 'POST', path: `/maintenance-requests/${data.id}/${move.action}`, body: {} })
      toast.success(move.done)
      onMoved()
    })
  }
  if (error) toast.error(error instanceof Error ? error.message : 'It could not be done.', { id: 'maintenance-move' })
  const isDone = data.status === 'resolved' || data.status === 'closed'
  return (
    <div className="fh-actions">
      {movesOf(data.status).map((move, index) => (
        <Button
          buttonStyle={index === 0 ? 'primary' : 'secondary'}
          disabled={isModified || isBusy}
          key={move.action}
          margin={false}
          onClick={() => press(move)}
          size="small"
          tooltip={isModified ? 'Save the changes first' : undefined}
          type="button"
        >
          {move.label}
        </Button>
      ))}
      {isDone && !data.satisfaction && (
        <Button
          buttonStyle="secondary"
          disabled={isModified || isBusy}
          margin={false}
          onClick={() => setIsRating(true)}
          size="small"
          type="button"
        >
          Note satisfaction
        </Button>
      )}
      {chosen && <MoveDialog move={chosen} onClose={() => setChosen(undefined)} onMoved={onMoved} request={data} />}
      {isRating && <RateDialog onClose={() => setIsRating(false)} onRated={onMoved} request={data} />}
    </div>
  )
}
