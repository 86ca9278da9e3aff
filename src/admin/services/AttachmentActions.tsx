'use client'

import { Button, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'
import { type AttachmentMove, attachmentMoves } from './attachment-moves.ts'

type Row = { id: string; status: string }

/** What can be done with a service at a place, by its status. */
export const AttachmentActions = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const isModified = useFormModified()
  const [chosen, setChosen] = useState<AttachmentMove>()
  const [version, setVersion] = useState(0)
  const router = useRouter()
  const { data } = useApi<Row>(id ? `/project-services/${id}?depth=0` : null, version)
  if (!data || !can('property.project-services.update')) return <div className="fh-actions" />
  const onMoved = (): void => {
    setVersion((count) => count + 1)
    live.bumpVersion()
    router.refresh()
  }
  return (
    <div className="fh-actions">
      {attachmentMoves(data.status).map((move) => (
        <Button
          buttonStyle={move.isMain ? 'primary' : 'secondary'}
          disabled={isModified}
          key={move.key}
          margin={false}
          onClick={() => setChosen(move)}
          size="small"
          tooltip={isModified ? 'Save the changes first' : undefined}
          type="button"
        >
          {move.label}
        </Button>
      ))}
      {chosen && <MoveDialog id={data.id} move={chosen} onClose={() => setChosen(undefined)} onMoved={onMoved} />}
    </div>
  )
}

type MoveDialogProps = { id: string; move: AttachmentMove; onClose: () => void; onMoved: () => void }

const MoveDialog = ({ id, move, onClose, onMoved }: MoveDialogProps) => {
  const [date, setDate] = useState(useToday())
  const confirm = async (reason: string): Promise<void> => {
    const body = { ...(move.dateLabel && { date }), ...(move.needsReason && { reason }) }
    await apiRequest({ method: 'POST', path: `/project-services/${id}/${move.key}`, body })
    onMoved()
  }
  return (
    <ConfirmDialog
      done={move.done}
      isComplete={!move.dateLabel || date !== ''}
      label={move.label}
      needsReason={move.needsReason}
      onClose={onClose}
      onConfirm={confirm}
      title={move.label}
    >
      <p>{move.explanation}</p>
      {move.dateLabel && (
        <Labelled htmlFor="attachment-date" label={move.dateLabel}>
          <input id="attachment-date" onChange={({ target }) => setDate(target.value)} type="date" value={date} />
        </Labelled>
      )}
    </ConfirmDialog>
  )
}
