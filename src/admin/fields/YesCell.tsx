'use client'

import type { CheckboxFieldClient, DefaultCellComponentProps } from 'payload'

/** A tick, or nothing to catch the eye. */
export const YesCell = ({ cellData }: DefaultCellComponentProps<CheckboxFieldClient>) =>
  cellData === true ? (
    <span aria-label="Yes" className="fh-yes" role="img">
      ✓
    </span>
  ) : null
