'use client'

import type { DefaultCellComponentProps, TextFieldClient } from 'payload'
import { periodText } from '../text/date.ts'
import { CellLink } from './CellLink.tsx'

/** '2026-11' as 'Nov 2026'. */
export const PeriodCell = ({ cellData, ...cell }: DefaultCellComponentProps<TextFieldClient>) => (
  <CellLink {...cell}>
    <span className="fh-nowrap">{periodText(cellData, 'short')}</span>
  </CellLink>
)
