'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { addDays, isCalendarDate } from '../../../domain/calendar.ts'
import { useAction } from '../../actions/use-action.ts'
import { apiRequest } from '../../api/request.ts'
import { usePermissions } from '../../api/use-permissions.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Labelled } from '../../ui/Labelled.tsx'
import { useToday } from '../../ui/use-today.ts'
import { CopyButton } from './CopyButton.tsx'
import { PermissionPicker } from './PermissionPicker.tsx'

type ApiKeyDialogProps = { onClose: () => void; onMade: () => void }

const usualDays = 365

/** Name, permissions, end; then the key itself, this once. */
export const ApiKeyDialog = ({ onClose, onMade }: ApiKeyDialogProps) => {
  const { me } = usePermissions()
  const today = useToday()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [expires, setExpires] = useState<string>(addDays(today, usualDays))
  const [key, setKey] = useState<string>()
  const { error, isBusy, start } = useAction()

  const isComplete = name.trim() !== '' && chosen.size > 0 && (expires === '' || isCalendarDate(expires))
  const make = (): void =>
    start(async () => {
      const body = {
        name: name.trim(),
        permissions: [...chosen],
        // Good to the end of the day, where the user is.
        ...(expires && { expiresAt: new Date(`${expires}T23:59:59`).toISOString() }),
      }
      const made = await apiRequest<{ key: string }>({ method: 'POST', path: '/api-keys/create', body })
      setKey(made.key)
      onMade()
    })

  if (key) return <ShownKey name={name.trim()} onClose={onClose} value={key} />
  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onClose} type="button">
            Cancel
          </Button>
          <Button disabled={isBusy || !isComplete} margin={false} onClick={make} type="button">
            {isBusy ? 'Making…' : 'Make the key'}
          </Button>
        </>
      }
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => isComplete && make()}
      title="Make an API key"
    >
      <Labelled hint="What uses it, e.g. Website or Accounting." htmlFor="api-key-name" label="Name">
        <input
          aria-describedby="api-key-name-hint"
          id="api-key-name"
          maxLength={80}
          onChange={({ target }) => setName(target.value)}
          value={name}
        />
      </Labelled>
      <Labelled hint="Good to the end of this day. Empty: no end." htmlFor="api-key-expires" label="Ends on">
        <input
          aria-describedby="api-key-expires-hint"
          id="api-key-expires"
          min={addDays(today, 1)}
          onChange={({ target }) => setExpires(target.value)}
          type="date"
          value={expires}
        />
      </Labelled>
      <PermissionPicker chosen={chosen} held={me?.permissions ?? []} onChange={setChosen} />
      <ErrorNote error={error} />
    </Dialog>
  )
}

const ShownKey = ({ name, value, onClose }: { name: string; value: string; onClose: () => void }) => {
  const [isKept, setIsKept] = useState(false)
  return (
    <Dialog
      footer={
        <Button disabled={!isKept} margin={false} onClick={onClose} type="button">
          Done
        </Button>
      }
      isBusy={!isKept}
      onClose={onClose}
      title={`The key of ${name}`}
    >
      <p>It is shown only now. Put it where the program keeps its secrets.</p>
      <p className="fh-secret">
        <code>{value}</code>
        <CopyButton text={value} what="the key" />
      </p>
      <p className="fh-quiet">
        Send it with every request: <code>Authorization: Bearer {value.slice(0, 8)}…</code>
      </p>
      <label className="fh-check">
        <input checked={isKept} onChange={({ target }) => setIsKept(target.checked)} type="checkbox" />
        <span>I have kept it</span>
      </label>
    </Dialog>
  )
}
