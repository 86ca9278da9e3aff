'use client'

import type { DefaultCellComponentProps, NumberFieldClient } from 'payload'
import { Amount } from '../ui/Amount.tsx'
import { CellLink } from './CellLink.tsx'

/** An amount in the currency of its row, to the right. */
export const MoneyCell = ({ cellData, ...cell }: DefaultCellComponentProps<NumberFieldClient>) => (
  <CellLink {...cell}>
    <Amount
      className="fh-cell-right"
      currency={cell.rowData.currency}
      minor={typeof cellData === 'number' ? cellData : null}
    />
  </CellLink>
)
