'use client'

import { Button, Link, useConfig } from '@payloadcms/ui'
import type { BoardCard as Card } from '../../services/maintenance/board.ts'
import { sentence } from '../text/status.ts'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { useNow } from '../ui/use-now.ts'
import { type MaintenanceMove, movesOf } from './moves.ts'
import { dueText, priorityTones } from './texts.ts'

type BoardCardProps = {
  card: Card
  mayMove: boolean
  isBusy: boolean
  onMove: (card: Card, move: MaintenanceMove) => void
  onDrag: (card: Card | undefined) => void
}

/** A request on the board: what, where, how urgent, by when and who; moved by its buttons or by dragging. */
export const BoardCard = ({ card, mayMove, isBusy, onMove, onDrag }: BoardCardProps) => {
  const { admin } = useConfig().config.routes
  const now = useNow()
  const { id, number, title, status, priority, dueAt, isOverdue, project, unit, assignee, vendor } = card
  const isOver = status !== 'open' && status !== 'in_progress'
  const who = [assignee?.name, vendor?.name].filter(Boolean).join(', ')
  return (
    <li
      className="fh-board__card"
      draggable={mayMove}
      onDragEnd={() => onDrag(undefined)}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', number)
        onDrag(card)
      }}
    >
      <div className="fh-line">
        <span className="fh-quiet fh-number">{number}</span>
        <StatusBadge text={sentence(priority)} tone={priorityTones[priority]} />
      </div>
      <Link className="fh-board__title" href={`${admin}/collections/maintenance-requests/${id}`} prefetch={false}>
        {title}
      </Link>
      <div className="fh-quiet fh-board__place">
        {project?.name}
        {unit ? `, ${unit.name}` : ''}
      </div>
      <div className="fh-line fh-board__foot">
        <span className="fh-quiet">{who || 'Nobody yet'}</span>
        <span className={isOverdue ? 'fh-board__late' : 'fh-quiet'}>{dueText(dueAt, now, isOver)}</span>
      </div>
      {mayMove && movesOf(status).length > 0 && (
        <div className="fh-actions fh-board__moves">
          {movesOf(status).map((move) => (
            <Button
              aria-label={`${move.label} ${number}`}
              buttonStyle="secondary"
              disabled={isBusy}
              key={move.action}
              margin={false}
              onClick={() => onMove(card, move)}
              size="xsmall"
              type="button"
            >
              {move.label}
            </Button>
          ))}
        </div>
      )}
    </li>
  )
}
