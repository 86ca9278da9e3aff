'use client'

import { Button } from '@payloadcms/ui'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'

type RevokeKeyDialogProps = {
  name: string
  isBusy: boolean
  error: unknown
  onClose: () => void
  onRevoke: () => void
}

export const RevokeKeyDialog = ({ name, isBusy, error, onClose, onRevoke }: RevokeKeyDialogProps) => (
  <Dialog
    footer={
      <>
        <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onClose} type="button">
          Cancel
        </Button>
        <Button buttonStyle="error" disabled={isBusy} margin={false} onClick={onRevoke} type="button">
          {isBusy ? 'Working…' : 'Revoke'}
        </Button>
      </>
    }
    isBusy={isBusy}
    onClose={onClose}
    onSubmit={onRevoke}
    title={`Revoke ${name}?`}
  >
    <p>Programs that use this key stop at once. It cannot be taken back.</p>
    <ErrorNote error={error} />
  </Dialog>
)
