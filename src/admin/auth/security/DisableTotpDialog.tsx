'use client'

import { Button } from '@payloadcms/ui'
import { useAction } from '../../actions/use-action.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { authApi } from '../auth-api.ts'

type DisableTotpDialogProps = { onClose: () => void; onDone: () => void }

export const DisableTotpDialog = ({ onClose, onDone }: DisableTotpDialogProps) => {
  const { error, isBusy, start } = useAction()
  const disable = (): void =>
    start(async () => {
      await authApi.disableTotp()
      onDone()
    })
  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onClose} type="button">
            Cancel
          </Button>
          <Button buttonStyle="error" disabled={isBusy} margin={false} onClick={disable} type="button">
            {isBusy ? 'Working…' : 'Switch off'}
          </Button>
        </>
      }
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={disable}
      title="Switch off the authenticator app?"
    >
      <p>Its codes and your recovery codes stop working. Where a second factor is asked for, it comes by e-mail.</p>
      <ErrorNote error={error} />
    </Dialog>
  )
}
