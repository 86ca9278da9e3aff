'use client'

import { apiRequest } from '../api/request.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'

type LiftDialogProps = { block: { id: string; cidr: string }; onClose: () => void; onLifted: () => void }

export const LiftDialog = ({ block, onClose, onLifted }: LiftDialogProps) => {
  const lift = async (): Promise<void> => {
    await apiRequest({ method: 'POST', path: `/blocked-ips/${block.id}/lift` })
    onLifted()
  }
  return (
    <ConfirmDialog
      done="The block is lifted."
      label="Lift"
      onClose={onClose}
      onConfirm={lift}
      title={`Lift: ${block.cidr}`}
    >
      <p>Requests from {block.cidr} are answered again within seconds. The row stays as a record.</p>
    </ConfirmDialog>
  )
}
