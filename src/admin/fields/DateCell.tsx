'use client'

import type { DefaultCellComponentProps, TextFieldClient } from 'payload'
import { dateText } from '../text/date.ts'
import { CellLink } from './CellLink.tsx'

/** '2026-11-22' as '22 Nov 2026'. */
export const DateCell = ({ cellData, ...cell }: DefaultCellComponentProps<TextFieldClient>) => (
  <CellLink {...cell}>
    <span className="fh-number fh-nowrap">{dateText(cellData)}</span>
  </CellLink>
)
