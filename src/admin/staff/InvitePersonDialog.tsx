'use client'

import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { type PortalKind, portalSights } from './portal-kinds.ts'

type InvitePersonDialogProps = {
  person: { id: string; name: string; email: string }
  kinds: readonly PortalKind[]
  onClose: () => void
  onInvited: () => void
}

/** Invites a person to see what is his own. */
export const InvitePersonDialog = ({ person, kinds, onClose, onInvited }: InvitePersonDialogProps) => {
  const [kind, setKind] = useState<PortalKind>(kinds[0] ?? 'owner')
  const [email, setEmail] = useState(person.email)
  const invite = async (): Promise<void> => {
    const body = { kind, person: person.id, email: email.trim() }
    await apiRequest({ method: 'POST', path: '/invitations', body })
    onInvited()
  }
  return (
    <ConfirmDialog
      done={`The invitation to ${email.trim()} is on its way.`}
      isComplete={email.includes('@')}
      label="Send invitation"
      onClose={onClose}
      onConfirm={invite}
      title={`Invite to the portal: ${person.name}`}
    >
      <p>
        A link to a log-in goes out by e-mail, good for 7 days. With it {person.name} sees{' '}
        {kinds.map((one) => portalSights[one].sees).join(', and ')}; nothing else of the company.
      </p>
      {kinds.length > 1 && (
        <fieldset className="fh-choices">
          <legend>Invite as</legend>
          {kinds.map((one) => (
            <label className="fh-choice" key={one}>
              <input checked={kind === one} name="portal-kind" onChange={() => setKind(one)} type="radio" value={one} />
              {portalSights[one].label}
            </label>
          ))}
        </fieldset>
      )}
      <Labelled hint="Whoever reads this mailbox gets the log-in." htmlFor="portal-email" label="E-mail">
        <input
          aria-describedby="portal-email-hint"
          id="portal-email"
          maxLength={200}
          onChange={({ target }) => setEmail(target.value)}
          type="email"
          value={email}
        />
      </Labelled>
    </ConfirmDialog>
  )
}
