'use client'

import type { DefaultCellComponentProps, UIFieldClient } from 'payload'
import { EndAccess } from './EndAccess.tsx'

/** How a grant stands, and the way to end it, in the list. */
export const SupportRow = ({ rowData }: DefaultCellComponentProps<UIFieldClient>) => (
  <span className="fh-row-actions">
    <EndAccess grant={{ ...rowData, id: String(rowData.id) }} isInRow />
  </span>
)
