'use client'

import { useId, useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { categories, type Picture } from './node.ts'

type PictureDialogProps = { picture: Picture; onSaved: () => void; onClose: () => void }

/** What a picture is called, what it shows, and how it is described to those who cannot see it. */
export const PictureDialog = ({ picture, onSaved, onClose }: PictureDialogProps) => {
  const id = useId()
  const [title, setTitle] = useState(picture.title ?? '')
  const [alt, setAlt] = useState(picture.alt ?? '')
  const [category, setCategory] = useState<string>(picture.category)
  const confirm = async (): Promise<void> => {
    await apiRequest({ method: 'PATCH', path: `/media/${picture.id}`, body: { title, alt, category } })
    onSaved()
  }
  return (
    <ConfirmDialog
      done="The picture is saved."
      label="Save"
      onClose={onClose}
      onConfirm={confirm}
      title={`Picture: ${picture.title ?? 'without a title'}`}
    >
      <Labelled htmlFor={`${id}-title`} label="Title">
        <input
          id={`${id}-title`}
          maxLength={200}
          onChange={({ target }) => setTitle(target.value)}
          type="text"
          value={title}
        />
      </Labelled>
      <Labelled hint="Read aloud to those who cannot see it." htmlFor={`${id}-alt`} label="Description">
        <textarea
          id={`${id}-alt`}
          maxLength={300}
          onChange={({ target }) => setAlt(target.value)}
          rows={2}
          value={alt}
        />
      </Labelled>
      <Labelled htmlFor={`${id}-category`} label="Shows">
        <select id={`${id}-category`} onChange={({ target }) => setCategory(target.value)} value={category}>
          {Object.entries(categories).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </Labelled>
    </ConfirmDialog>
  )
}
