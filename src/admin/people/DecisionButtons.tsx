'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import type { Decision } from './decisions.ts'

type DecisionButtonsProps = {
  /** of the API, such as /identity-checks/… */
  path: string
  decisions: readonly Decision[]
  isDisabled?: boolean
  onDone: () => void
}

/** Decides about a row, after saying what that means. */
export const DecisionButtons = ({ path, decisions, isDisabled = false, onDone }: DecisionButtonsProps) => {
  const [chosen, setChosen] = useState<Decision>()
  return (
    <>
      {decisions.map((decision) => (
        <Button
          buttonStyle={decision.needsReason ? 'secondary' : 'primary'}
          disabled={isDisabled}
          key={decision.action}
          margin={false}
          onClick={() => setChosen(decision)}
          size="small"
          tooltip={isDisabled ? 'Save the changes first' : undefined}
          type="button"
        >
          {decision.label}
        </Button>
      ))}
      {chosen && <DecisionDialog decision={chosen} onClose={() => setChosen(undefined)} onDone={onDone} path={path} />}
    </>
  )
}

type DecisionDialogProps = { path: string; decision: Decision; onClose: () => void; onDone: () => void }

export const DecisionDialog = ({ path, decision, onClose, onDone }: DecisionDialogProps) => (
  <ConfirmDialog
    done={decision.done}
    label={decision.label}
    needsReason={decision.needsReason}
    onClose={onClose}
    onConfirm={async (reason) => {
      const body = decision.needsReason ? { reason } : {}
      await apiRequest({ method: 'POST', path: `${path}/${decision.action}`, body })
      onDone()
    }}
    title={decision.title}
  >
    <p>{decision.explanation}</p>
  </ConfirmDialog>
)
