'use client'

import type { PermissionCode } from '../../access/permissions.ts'
import { LimitInput } from './LimitInput.tsx'
import type { MatrixAction } from './matrix.ts'
import type { MatrixProps } from './Matrix.tsx'

type MatrixBoxProps = Pick<MatrixProps, 'chosen' | 'lockedBy' | 'noteOf' | 'limits'> & {
  action: MatrixAction
  onToggle: (codes: readonly PermissionCode[]) => void
}

/** One permission: its box, what marks it, and its limit. */
export const MatrixBox = ({ action, chosen, lockedBy, noteOf, limits, onToggle }: MatrixBoxProps) => {
  const { code, label, fullLabel, money, limited } = action
  const reason = lockedBy(code)
  const note = noteOf?.(code)
  const isChosen = chosen.has(code)
  const classes = ['fh-matrix__box', reason && 'fh-matrix__box--locked', note && 'fh-matrix__box--noted']
  return (
    <span className="fh-matrix__action">
      <label className={classes.filter(Boolean).join(' ')} title={[fullLabel, note, reason].filter(Boolean).join('. ')}>
        <input
          aria-label={[fullLabel, money && 'sensitive', note, reason].filter(Boolean).join(', ')}
          checked={isChosen}
          data-code={code}
          data-column={action.column}
          disabled={reason !== undefined}
          onChange={() => onToggle([code])}
          type="checkbox"
        />
        <span className="fh-matrix__label">{label}</span>
        {money && <span aria-hidden className="fh-money-mark" />}
      </label>
      {limited && limits && (
        <LimitInput
          code={code}
          currency={limits.currency}
          disabled={!isChosen || reason !== undefined}
          label={fullLabel}
          most={limits.own[code]}
          onChange={(minor) => limits.onChange(code, minor)}
          value={limits.values[code]}
        />
      )}
    </span>
  )
}
