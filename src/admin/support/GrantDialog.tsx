'use client'

import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'

const durations = [
  { hours: 1, label: '1 hour' },
  { hours: 4, label: '4 hours' },
  { hours: 8, label: '8 hours' },
  { hours: 24, label: '1 day' },
  { hours: 72, label: '3 days' },
]

/** Who may look, how long, and why. */
export const GrantDialog = ({ onClose, onGranted }: { onClose: () => void; onGranted: () => void }) => {
  const [operator, setOperator] = useState('')
  const [hours, setHours] = useState(4)
  const grant = async (reason: string): Promise<void> => {
    await apiRequest({ method: 'POST', path: '/support-grants', body: { operator: operator.trim(), hours, reason } })
    onGranted()
  }
  return (
    <ConfirmDialog
      done="Access is granted."
      isComplete={operator.includes('@')}
      label="Grant access"
      needsReason
      onClose={onClose}
      onConfirm={grant}
      title="Grant support access"
    >
      <p>The operator can look at everything in this company, change nothing, and you can end it at any time.</p>
      <Labelled
        hint="As the operator gave it to you. Another address opens nothing."
        htmlFor="support-operator"
        label="E-mail of the operator"
      >
        <input
          aria-describedby="support-operator-hint"
          autoComplete="off"
          id="support-operator"
          maxLength={200}
          onChange={({ target }) => setOperator(target.value)}
          type="email"
          value={operator}
        />
      </Labelled>
      <Labelled htmlFor="support-hours" label="For">
        <select id="support-hours" onChange={({ target }) => setHours(Number(target.value))} value={hours}>
          {durations.map(({ hours: value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </Labelled>
    </ConfirmDialog>
  )
}
