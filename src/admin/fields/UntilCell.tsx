'use client'

import type { DateFieldClient, DefaultCellComponentProps } from 'payload'
import { noValue } from '../text/amount.ts'
import { instantText } from '../text/date.ts'
import { timeLeftText } from '../text/time-left.ts'
import { useNow } from '../ui/use-now.ts'
import { CellLink } from './CellLink.tsx'

/** When something ends, and how long that is from now while it lasts. */
export const UntilCell = ({ cellData, ...cell }: DefaultCellComponentProps<DateFieldClient>) => {
  const now = useNow()
  const { liftedAt, revokedAt, status } = cell.rowData
  const isEnded = Boolean(liftedAt || revokedAt) || (status !== undefined && status !== 'pending')
  const left = now === undefined || isEnded ? undefined : timeLeftText(cellData, now)
  return (
    <CellLink {...cell}>
      <span className="fh-number fh-nowrap">
        {now === undefined ? noValue : instantText(cellData)} {left && <span className="fh-quiet">{left}</span>}
      </span>
    </CellLink>
  )
}
