'use client'

import { type KeyboardEvent, useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { Labelled } from '../ui/Labelled.tsx'

type Payer = { id: string; name: string }
type Found = Payer & { phone: string | null; email: string | null; roles: string[] }

type PayerChoiceProps = { payer: Payer | null; onChoose: (payer: Payer | null) => void }

const shortest = 2

/** Who pays: a part of the name, phone or e-mail, then the arrows and Enter. */
export const PayerChoice = ({ payer, onChoose }: PayerChoiceProps) => {
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const q = text.trim()
  const { data } = useApi<{ docs: Found[] }>(
    !payer && q.length >= shortest ? `/people/search?limit=8&q=${encodeURIComponent(q)}` : null,
  )
  const found = !payer && q.length >= shortest ? (data?.docs ?? []) : []

  const choose = (person: Found | undefined): void => {
    if (!person) return
    onChoose({ id: person.id, name: person.name })
    setText('')
    setActive(0)
  }
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      setActive((index) => Math.min(Math.max(index + step, 0), Math.max(found.length - 1, 0)))
    }
    if (event.key !== 'Enter') return
    event.preventDefault()
    choose(found[active])
  }

  return (
    <Labelled hint="Name, phone or e-mail" htmlFor="invoice-payer" label="Payer">
      <div className="fh-payer">
        <input
          aria-activedescendant={found[active] ? `payer-${found[active].id}` : undefined}
          aria-autocomplete="list"
          aria-controls="payer-list"
          aria-expanded={found.length > 0}
          autoComplete="off"
          id="invoice-payer"
          onChange={({ target }) => {
            if (payer) onChoose(null)
            setText(target.value)
            setActive(0)
          }}
          onKeyDown={move}
          placeholder="Search people"
          role="combobox"
          type="text"
          value={payer?.name ?? text}
        />
        {found.length > 0 && (
          <ul className="fh-payer__list" id="payer-list" role="listbox">
            {found.map((person, index) => (
              <li aria-selected={index === active} id={`payer-${person.id}`} key={person.id} role="option">
                <button onClick={() => choose(person)} tabIndex={-1} type="button">
                  {person.name}{' '}
                  <span className="fh-quiet">{[person.phone, ...person.roles].filter(Boolean).join(', ')}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {!payer && data && q.length >= shortest && data.docs.length === 0 && (
          <p className="fh-quiet">Nobody is called so. Add the person under People first.</p>
        )}
      </div>
    </Labelled>
  )
}
