'use client'

import { Button, toast } from '@payloadcms/ui'
import { useState } from 'react'
import { useAction } from '../actions/use-action.ts'
import { useApi } from '../api/use-api.ts'
import { AllocationTable } from '../receive/AllocationTable.tsx'
import type { PayerAccount } from '../receive/payer-account.ts'
import { PayerSearch } from '../receive/PayerSearch.tsx'
import { propose } from '../receive/proposal.ts'
import { Amount } from '../ui/Amount.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import type { ShownTransaction } from './transaction.ts'

type MatchDialogProps = {
  transaction: ShownTransaction
  onMatch: (body: object) => Promise<void>
  onClose: () => void
}

/** The payer, his invoices, and what becomes of the rest. */
export const MatchDialog = ({ transaction: { leftMinor, currency }, onMatch, onClose }: MatchDialogProps) => {
  const [person, setPerson] = useState<string>()
  const [chosen, setChosen] = useState<ReadonlyMap<string, number> | null>(null)
  const [waits, setWaits] = useState(false)
  const { data, error: problem } = useApi<PayerAccount>(person ? `/finance/payers/${person}` : null)
  const { error, isBusy, start } = useAction()
  const payer = data && data.person.id === person ? data : undefined
  const invoices = payer?.docs.filter((invoice) => invoice.currency === currency) ?? []
  const proposal = propose({ amountMinor: leftMinor, invoices, chosen })
  const allocations = [...proposal.amounts].flatMap(([invoice, amountMinor]) =>
    amountMinor > 0 ? [{ invoice, amountMinor }] : [],
  )
  const isWrong = !payer || proposal.creditMinor < 0 || proposal.tooMuch !== undefined
  const restWaits = waits && allocations.length > 0 && proposal.creditMinor > 0
  const submit = (): void =>
    start(async () => {
      await onMatch({
        ...(allocations.length > 0 && { allocations }),
        ...(restWaits ? { rest: 'wait' } : { person, rest: 'credit' }),
      })
      toast.success('Matched.')
      onClose()
    })

  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onClose} type="button">
            Cancel
          </Button>
          <Button disabled={isBusy || isWrong} margin={false} onClick={submit} type="button">
            {isBusy ? 'Working…' : 'Match'}
          </Button>
        </>
      }
      isBusy={isBusy}
      isWide
      onClose={onClose}
      onSubmit={() => !isWrong && submit()}
      title="Whose money it is"
    >
      <p>
        To match: <Amount currency={currency} minor={leftMinor} />
      </p>
      <PayerSearch
        chosen={payer?.person}
        onChoose={(id) => {
          setPerson(id)
          setChosen(null)
        }}
      />
      {payer && (
        <AllocationTable
          currency={currency}
          hidden={Math.max(0, payer.totalDocs - payer.docs.length)}
          invoices={invoices}
          isByHand={chosen !== null}
          onAmount={(invoice, minor) => setChosen(new Map([...proposal.amounts, [invoice, minor]]))}
          onPropose={() => setChosen(null)}
          proposal={proposal}
        />
      )}
      {payer && allocations.length > 0 && proposal.creditMinor > 0 && (
        <label className="fh-reconcile__rest">
          <input checked={waits} onChange={({ target }) => setWaits(target.checked)} type="checkbox" />
          The rest is somebody else&rsquo;s: let it wait in suspense
        </label>
      )}
      <ErrorNote error={error ?? problem} />
    </Dialog>
  )
}
