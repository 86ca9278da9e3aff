'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { MaintenanceStatus } from '../../domain/maintenance.ts'
import type { BoardCard as Card } from '../../services/maintenance/board.ts'
import { useApi } from '../api/use-api.ts'
import type { Board } from '../../services/maintenance/board.ts'
import { BoardCard } from './BoardCard.tsx'
import type { MaintenanceMove } from './moves.ts'
import { statusNames } from './texts.ts'

type Column = Board['columns'][number]

type BoardColumnProps = {
  column: Column
  /** the query that the board was read with */
  query: string
  version: number | string
  mayMove: boolean
  isBusy: boolean
  /** a card that is dragged now may be put here */
  isTarget: boolean
  onMove: (card: Card, move: MaintenanceMove) => void
  onDrag: (card: Card | undefined) => void
  onDrop: (to: MaintenanceStatus) => void
}

/** A status with its requests; longer ones are turned page by page. */
export const BoardColumn = ({ column, query, version, isTarget, onDrop, ...hands }: BoardColumnProps) => {
  const [page, setPage] = useState(1)
  const [isOver, setIsOver] = useState(false)
  const { status } = column
  const path = `/maintenance/board?${query}&status=${status}&page=${page}`
  const { data } = useApi<Board>(page > 1 ? path : null, version)
  const shown = page > 1 ? (data?.columns[0] ?? column) : column
  return (
    <section
      aria-label={`${statusNames[status]}, ${column.totalDocs}`}
      className={`fh-board__column${isTarget ? ' fh-board__column--target' : ''}${isTarget && isOver ? ' fh-board__column--over' : ''}`}
      onDragLeave={() => setIsOver(false)}
      onDragOver={(event) => {
        if (!isTarget) return
        event.preventDefault()
        setIsOver(true)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        if (isTarget) onDrop(status)
      }}
    >
      <h2 className="fh-board__head">
        <span>{statusNames[status]}</span> <span className="fh-quiet fh-number">{column.totalDocs}</span>
      </h2>
      <ul className="fh-board__cards">
        {shown.docs.map((card) => (
          <BoardCard card={card} key={card.id} {...hands} />
        ))}
      </ul>
      {shown.docs.length === 0 && <p className="fh-quiet fh-board__none">Nothing here.</p>}
      {shown.totalPages > 1 && (
        <div className="fh-line">
          <Button
            buttonStyle="secondary"
            disabled={page <= 1}
            margin={false}
            onClick={() => setPage(page - 1)}
            size="xsmall"
            type="button"
          >
            Back
          </Button>
          <span className="fh-quiet fh-number">
            {page} of {shown.totalPages}
          </span>
          <Button
            buttonStyle="secondary"
            disabled={page >= shown.totalPages}
            margin={false}
            onClick={() => setPage(page + 1)}
            size="xsmall"
            type="button"
          >
            More
          </Button>
        </div>
      )}
    </section>
  )
}
