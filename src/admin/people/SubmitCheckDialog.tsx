'use client'

import { useState } from 'react'
import { identityPapers } from '../../domain/identity.ts'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { paperLabels } from './person-steps.ts'

type SubmitCheckDialogProps = { person: string; onClose: () => void; onDone: () => void }

const pictures = [
  { name: 'front', label: 'Front' },
  { name: 'back', label: 'Back' },
  { name: 'selfie', label: 'Selfie' },
] as const

type Picture = (typeof pictures)[number]['name']
type Documents = { docs: { id: string; name: string }[] }

/** Hands in the papers of a person; pictures are chosen among the documents that were uploaded for him. */
export const SubmitCheckDialog = ({ person, onClose, onDone }: SubmitCheckDialogProps) => {
  const { can } = usePermissions()
  const [documentType, setDocumentType] = useState<string>('national_id')
  const [documentNumber, setDocumentNumber] = useState('')
  const [country, setCountry] = useState('')
  const [expiresOn, setExpiresOn] = useState('')
  const [chosen, setChosen] = useState<Partial<Record<Picture, string>>>({})
  const documents = useApi<Documents>(
    can('documents.files.view')
      ? `/documents?where[person][equals]=${person}&depth=0&limit=50&sort=-createdAt&select[name]=true`
      : null,
  )
  const files = documents.data?.docs ?? []
  const submit = async (): Promise<void> => {
    const body = {
      person,
      documentType,
      documentNumber: documentNumber.trim(),
      ...(country.trim() && { country: country.trim() }),
      ...(expiresOn && { expiresOn }),
      ...Object.fromEntries(Object.entries(chosen).filter(([, id]) => id)),
    }
    await apiRequest({ method: 'POST', path: '/identity-checks', body })
    onDone()
  }
  return (
    <ConfirmDialog
      done="Handed in. Somebody else reviews it."
      isComplete={documentNumber.trim().length >= 3}
      label="Hand in"
      onClose={onClose}
      onConfirm={submit}
      title="Hand in papers"
    >
      <div className="fh-pair">
        <Labelled htmlFor="check-type" label="Paper">
          <select id="check-type" onChange={({ target }) => setDocumentType(target.value)} value={documentType}>
            {identityPapers.map((paper) => (
              <option key={paper} value={paper}>
                {paperLabels[paper]}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled htmlFor="check-number" label="Number">
          <input
            id="check-number"
            maxLength={60}
            onChange={({ target }) => setDocumentNumber(target.value)}
            type="text"
            value={documentNumber}
          />
        </Labelled>
        <Labelled hint="Two letters, such as KE." htmlFor="check-country" label="Issued in">
          <input
            id="check-country"
            maxLength={2}
            onChange={({ target }) => setCountry(target.value)}
            type="text"
            value={country}
          />
        </Labelled>
        <Labelled hint="Empty for a paper without an end." htmlFor="check-end" label="Valid until">
          <input id="check-end" onChange={({ target }) => setExpiresOn(target.value)} type="date" value={expiresOn} />
        </Labelled>
      </div>
      {files.length === 0 ? (
        <p className="fh-quiet">
          No pictures on file: upload them as documents of this person first, or go on without.
        </p>
      ) : (
        pictures.map(({ name, label }) => (
          <Labelled htmlFor={`check-${name}`} key={name} label={label}>
            <select
              id={`check-${name}`}
              onChange={({ target }) => setChosen((known) => ({ ...known, [name]: target.value }))}
              value={chosen[name] ?? ''}
            >
              <option value="">None</option>
              {files.map((file) => (
                <option key={file.id} value={file.id}>
                  {file.name}
                </option>
              ))}
            </select>
          </Labelled>
        ))
      )}
    </ConfirmDialog>
  )
}
