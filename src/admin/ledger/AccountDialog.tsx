'use client'

import { Button, toast } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { useAction } from '../actions/use-action.ts'
import { apiRequest } from '../api/request.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Labelled } from '../ui/Labelled.tsx'

type Known = { id: string; name: string; description?: string | null }

type AccountDialogProps = {
  /** the account that is changed; a new one without */
  account?: Known
  onClose: () => void
  onSaved: (account: { name: string; description?: string }) => void
}

const types = [
  ['expense', 'Expense'],
  ['income', 'Income'],
  ['asset', 'Asset'],
  ['liability', 'Liability'],
  ['equity', 'Equity'],
] as const

/** An account of the company's own: new, or under another name. */
export const AccountDialog = ({ account, onClose, onSaved }: AccountDialogProps) => {
  const id = useId()
  const [code, setCode] = useState('')
  const [name, setName] = useState(account?.name ?? '')
  const [type, setType] = useState<string>('expense')
  const [description, setDescription] = useState(account?.description ?? '')
  const { error, isBusy, start } = useAction()
  const isReady = name.trim() !== '' && (account !== undefined || code.trim().length > 1)
  const submit = (): void =>
    start(async () => {
      const given = { name: name.trim(), description: description.trim() }
      await apiRequest(
        account
          ? { method: 'PATCH', path: `/finance/ledger/accounts/${account.id}`, body: given }
          : { method: 'POST', path: '/finance/ledger/accounts', body: { code: code.trim(), type, ...given } },
      )
      toast.success(account ? 'Changed.' : 'Added to the chart.')
      onSaved(given)
      onClose()
    })
  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onClose} type="button">
            Cancel
          </Button>
          <Button disabled={isBusy || !isReady} margin={false} onClick={submit} type="button">
            {isBusy ? 'Working…' : account ? 'Save' : 'Add'}
          </Button>
        </>
      }
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => isReady && submit()}
      title={account ? `Change ${account.name}` : 'Add an account'}
    >
      {!account && (
        <div className="fh-fields">
          <Labelled hint="Digits and capitals, such as 5100" htmlFor={`${id}-code`} label="Code">
            <input
              autoFocus
              id={`${id}-code`}
              maxLength={20}
              onChange={({ target }) => setCode(target.value.toUpperCase())}
              type="text"
              value={code}
            />
          </Labelled>
          <Labelled htmlFor={`${id}-type`} label="Type">
            <select id={`${id}-type`} onChange={({ target }) => setType(target.value)} value={type}>
              {types.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </Labelled>
        </div>
      )}
      <Labelled htmlFor={`${id}-name`} label="Name">
        <input
          id={`${id}-name`}
          maxLength={120}
          onChange={({ target }) => setName(target.value)}
          type="text"
          value={name}
        />
      </Labelled>
      <Labelled htmlFor={`${id}-description`} label="What it is for">
        <input
          id={`${id}-description`}
          maxLength={500}
          onChange={({ target }) => setDescription(target.value)}
          type="text"
          value={description}
        />
      </Labelled>
      <ErrorNote error={error} />
    </Dialog>
  )
}
