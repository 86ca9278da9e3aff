'use client'

import type { DefaultCellComponentProps, NumberFieldClient } from 'payload'
import { percentText } from '../text/percent.ts'
import { CellLink } from './CellLink.tsx'

export const PercentCell = ({ cellData, ...cell }: DefaultCellComponentProps<NumberFieldClient>) => (
  <CellLink {...cell}>
    <span className="fh-number fh-cell-right">{percentText(cellData)}</span>
  </CellLink>
)
