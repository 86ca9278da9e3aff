'use client'

import { useState } from 'react'
import type { GroupMember } from '../../services/people/duplicate-groups.ts'
import { apiRequest } from '../api/request.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'

type MergeDialogProps = { people: readonly GroupMember[]; onClose: () => void; onMerged: () => void }

/** Which of two stays, and why they are one. Whoever has invoices is offered to stay: the books name him. */
export const MergeDialog = ({ people, onClose, onMerged }: MergeDialogProps) => {
  const [first] = [...people].sort((a, b) => b.invoices - a.invoices || b.leases - a.leases)
  const [kept, setKept] = useState(first?.id ?? '')
  const others = people.filter(({ id }) => id !== kept)
  const [wanted, setWanted] = useState('')
  const from = others.find(({ id }) => id === wanted)?.id ?? others[0]?.id ?? ''
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? ''
  return (
    <ConfirmDialog
      done={`Merged into ${nameOf(kept)}.`}
      isComplete={Boolean(kept && from)}
      label="Merge"
      needsReason
      onClose={onClose}
      onConfirm={async (reason) => {
        await apiRequest({ method: 'POST', path: `/people/${kept}/merge`, body: { from, reason } })
        onMerged()
      }}
      title="Make one person of two"
    >
      <p>
        Leases, shares, papers, accounts and requests of the other become his; empty fields are filled; the other row
        goes to the trash for good.
      </p>
      <Labelled htmlFor="merge-kept" label="Stays">
        <select id="merge-kept" onChange={({ target }) => setKept(target.value)} value={kept}>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {optionOf(person)}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled htmlFor="merge-from" label="Is merged into him">
        <select id="merge-from" onChange={({ target }) => setWanted(target.value)} value={from}>
          {others.map((person) => (
            <option key={person.id} value={person.id}>
              {optionOf(person)}
            </option>
          ))}
        </select>
      </Labelled>
    </ConfirmDialog>
  )
}

const optionOf = ({ name, phone, email, invoices }: GroupMember): string =>
  [name, phone ?? email, invoices > 0 ? `${invoices} invoices` : undefined].filter(Boolean).join(' · ')
