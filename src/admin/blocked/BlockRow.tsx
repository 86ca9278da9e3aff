'use client'

import type { DefaultCellComponentProps, UIFieldClient } from 'payload'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { useNow } from '../ui/use-now.ts'
import { blockState } from './block-state.ts'
import { LiftButton } from './LiftButton.tsx'

/** How a block stands, and the way to lift it, in the list. */
export const BlockRow = ({ rowData }: DefaultCellComponentProps<UIFieldClient>) => {
  const now = useNow()
  const { text, tone, isInForce } = blockState(rowData, now ?? 0)
  return (
    <span className="fh-row-actions">
      <StatusBadge text={text} tone={tone} />
      {isInForce && <LiftButton block={{ ...rowData, id: String(rowData.id), cidr: String(rowData.cidr) }} isInRow />}
    </span>
  )
}
