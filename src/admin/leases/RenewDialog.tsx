'use client'

import { useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { RenewalProposal } from '../../services/leases/renewal-proposal.ts'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { Amount } from '../ui/Amount.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { AmountInput } from './AmountInput.tsx'

type RenewDialogProps = { id: string; onClose: () => void }

/** The proposal for the next term, to be taken as it is or changed. */
export const RenewDialog = ({ id, onClose }: RenewDialogProps) => {
  const { data, error } = useApi<RenewalProposal>(`/contracts/${id}/renewal-proposal`)
  if (!data) return error === undefined ? null : <Failed error={error} onClose={onClose} />
  return data.renewal ? (
    <Existing onClose={onClose} renewal={data.renewal} />
  ) : (
    <Proposal id={id} onClose={onClose} proposal={data} />
  )
}

const Proposal = ({ id, proposal, onClose }: RenewDialogProps & { proposal: RenewalProposal }) => {
  const open = useOpenLease()
  const [startDate, setStart] = useState(proposal.startDate)
  const [endDate, setEnd] = useState(proposal.endDate ?? '')
  const [rentMinor, setRent] = useState<number | null>(proposal.rentMinor)
  const { currency, formerRentMinor } = proposal
  return (
    <ConfirmDialog
      done="The draft of the renewal is there."
      isComplete={rentMinor !== null && startDate !== ''}
      label="Draft the renewal"
      onClose={onClose}
      onConfirm={async () => {
        const body = { ...(startDate !== proposal.startDate && { startDate }), endDate: endDate || null, rentMinor }
        const { id: renewal } = await apiRequest<{ id: string }>({
          method: 'POST',
          path: `/contracts/${id}/renew`,
          body,
        })
        open(renewal)
      }}
      title="Renew the lease"
    >
      <p>
        A draft continues this lease. Activating the draft renews it; until then nothing changes. The deposit of{' '}
        <Amount currency={currency} minor={proposal.depositMinor} /> stays.
      </p>
      <div className="fh-fields">
        <Labelled htmlFor="renew-start" label="From">
          <input id="renew-start" onChange={({ target }) => setStart(target.value)} type="date" value={startDate} />
        </Labelled>
        <Labelled hint="Empty: open-ended" htmlFor="renew-end" label="To">
          <input id="renew-end" onChange={({ target }) => setEnd(target.value)} type="date" value={endDate} />
        </Labelled>
      </div>
      <AmountInput currency={currency} id="renew-rent" label="Rent per month" minor={rentMinor} onMinor={setRent} />
      <p className="fh-quiet">
        The rent so far is <Amount currency={currency} minor={formerRentMinor} />.
      </p>
    </ConfirmDialog>
  )
}

type Renewal = NonNullable<RenewalProposal['renewal']>

const Existing = ({ renewal, onClose }: { renewal: Renewal; onClose: () => void }) => {
  const open = useOpenLease()
  return (
    <ConfirmDialog
      done={`This is ${renewal.number}.`}
      label={`Open ${renewal.number}`}
      onClose={onClose}
      onConfirm={async () => open(renewal.id)}
      title="Renewed already"
    >
      <p>
        {renewal.number} continues this lease{renewal.status === 'draft' ? ' and waits to be activated' : ''}.
      </p>
    </ConfirmDialog>
  )
}

const Failed = ({ error, onClose }: { error: unknown; onClose: () => void }) => (
  <ConfirmDialog
    done=""
    isComplete={false}
    label="Draft the renewal"
    onClose={onClose}
    onConfirm={async () => {}}
    title="Renew"
  >
    <ErrorNote error={error} />
  </ConfirmDialog>
)

const useOpenLease = (): ((id: string) => void) => {
  const router = useRouter()
  const adminRoute = useConfig().config.routes.admin
  return (id) => router.push(`${adminRoute}/collections/contracts/${id}`)
}
