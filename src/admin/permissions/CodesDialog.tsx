'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { PermissionCode } from '../../access/permissions.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Matrix, type MatrixProps } from './Matrix.tsx'

type CodesDialogProps = Pick<MatrixProps, 'lockedBy' | 'noteOf'> & {
  title: string
  codes: readonly PermissionCode[]
  onChange: (codes: ReadonlySet<PermissionCode>) => void
  onClose: () => void
}

/** The whole matrix, for a list of permissions that is usually short. Nothing is saved before the page is. */
export const CodesDialog = ({ title, codes, onChange, onClose, ...matrix }: CodesDialogProps) => {
  const [chosen, setChosen] = useState<ReadonlySet<PermissionCode>>(() => new Set(codes))
  const apply = (): void => {
    onChange(chosen)
    onClose()
  }
  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" margin={false} onClick={onClose} type="button">
            Cancel
          </Button>
          <Button margin={false} onClick={apply} type="button">
            Apply {chosen.size}
          </Button>
        </>
      }
      isWide
      onClose={onClose}
      title={title}
    >
      <Matrix {...matrix} caption={title} chosen={chosen} onChange={setChosen} />
    </Dialog>
  )
}
