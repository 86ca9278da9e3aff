'use client'

import { toast } from '@payloadcms/ui'
import { useState } from 'react'
import type { MaintenanceStatus } from '../../domain/maintenance.ts'
import type { Board, BoardCard } from '../../services/maintenance/board.ts'
import { useAction } from '../actions/use-action.ts'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { BoardColumn } from './BoardColumn.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { type MaintenanceMove, moveBetween } from './moves.ts'

/** Requests by status, to be moved by hand. @param query filters as the API takes them */
export const MaintenanceBoard = ({ query }: { query: string }) => {
  const { can } = usePermissions()
  const version = useLiveVersion()
  const { data, error, reload } = useApi<Board>(`/maintenance/board?${query}`, version)
  const [dragged, setDragged] = useState<BoardCard>()
  const [chosen, setChosen] = useState<{ card: BoardCard; move: MaintenanceMove }>()
  const { error: problem, isBusy, start } = useAction()

  const onMoved = (): void => {
    reload()
    live.bumpVersion()
  }
  const onMove = (card: BoardCard, move: MaintenanceMove): void => {
    if (!move.isPlain) return setChosen({ card, move })
    start(async () => {
      await apiRequest({ method: 'POST', path: `/maintenance-requests/${card.id}/${move.action}`, body: {} })
      toast.success(`${card.number}: ${move.done}`)
      onMoved()
    })
  }
  const onDrop = (to: MaintenanceStatus): void => {
    const move = dragged && moveBetween(dragged.status, to)
    setDragged(undefined)
    if (dragged && move) onMove(dragged, move)
  }
  if (!data && !error) return <div className="fh-skeleton fh-skeleton--table" />
  const total = data?.columns.reduce((sum, { totalDocs }) => sum + totalDocs, 0)
  return (
    <>
      <ErrorNote error={problem ?? error} />
      {total === 0 && (
        <p className="fh-quiet">
          No requests. Add one in the list, or let a plan make them; owners and tenants report through their portal.
        </p>
      )}
      <div className="fh-board">
        {(data?.columns ?? []).map((column) => (
          <BoardColumn
            column={column}
            isBusy={isBusy}
            isTarget={Boolean(dragged && moveBetween(dragged.status, column.status))}
            key={`${column.status}?${query}`}
            mayMove={can('property.maintenance.update')}
            onDrag={setDragged}
            onDrop={onDrop}
            onMove={onMove}
            query={query}
            version={version}
          />
        ))}
      </div>
      {chosen && (
        <MoveDialog move={chosen.move} onClose={() => setChosen(undefined)} onMoved={onMoved} request={chosen.card} />
      )}
    </>
  )
}
