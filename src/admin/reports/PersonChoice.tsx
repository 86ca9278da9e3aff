'use client'

import { useId, useState } from 'react'
import { useApi } from '../api/use-api.ts'

type PersonChoiceProps = { value: string; onChange: (person: string) => void }

type Found = { docs: { id: string; name: string }[] }

const fields = 'depth=0&select[name]=true&select[phone]=true'

/** Names somebody by the first letters of his name. */
export const PersonChoice = ({ value, onChange }: PersonChoiceProps) => {
  const id = useId()
  const [text, setText] = useState<string>()
  const { data: chosen } = useApi<{ name: string }>(value ? `/people/${value}?${fields}` : null)
  const asked = text?.trim() ?? ''
  const { data } = useApi<Found>(
    asked.length > 1 ? `/people?where[name][like]=${encodeURIComponent(asked)}&limit=20&sort=name&${fields}` : null,
  )
  const found = asked.length > 1 ? (data?.docs ?? []) : []
  const take = (name: string): void => {
    setText(name)
    const person = found.find((one) => one.name === name)
    if (!person) return
    onChange(person.id)
    setText(undefined)
  }
  return (
    <label className="fh-narrow" htmlFor={id}>
      <span>Person</span>
      <input
        autoComplete="off"
        id={id}
        list={`${id}-list`}
        onChange={({ target }) => take(target.value)}
        placeholder="Type a name"
        type="text"
        value={text ?? (value ? (chosen?.name ?? '') : '')}
      />
      <datalist id={`${id}-list`}>
        {found.map((person) => (
          <option key={person.id} value={person.name} />
        ))}
      </datalist>
    </label>
  )
}
