'use client'

import type { DefaultCellComponentProps, TextFieldClient } from 'payload'
import { words } from '../text/words.ts'
import { CellLink } from './CellLink.tsx'

/** 'invoice.issued' as 'Invoice issued'. */
export const CodeCell = ({ cellData, ...cell }: DefaultCellComponentProps<TextFieldClient>) => (
  <CellLink {...cell}>{words(cellData)}</CellLink>
)
