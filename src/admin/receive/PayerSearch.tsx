'use client'

import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import type { FoundPayer } from '../../services/payments/find-payers.ts'
import { useApi } from '../api/use-api.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Labelled } from '../ui/Labelled.tsx'

type PayerSearchProps = { chosen?: { id: string; name: string }; onChoose: (person: string | undefined) => void }

const pauseMs = 180

/** Finds who pays: arrows move, Enter takes, and typing again starts anew. */
export const PayerSearch = ({ chosen, onChoose }: PayerSearchProps) => {
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const asked = useDelayed(text.trim())
  const isOpen = !chosen && asked.length > 1
  const { data, error } = useApi<{ docs: FoundPayer[] }>(
    isOpen ? `/finance/payers?q=${encodeURIComponent(asked)}` : null,
  )
  const found = isOpen ? (data?.docs ?? []) : []
  const current = found[Math.min(at, found.length - 1)]

  const press = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (step !== undefined && found.length > 0) {
      event.preventDefault()
      setAt((Math.min(at, found.length - 1) + step + found.length) % found.length)
    }
    if (event.key === 'Enter' && current) {
      event.preventDefault()
      onChoose(current.id)
    }
  }

  return (
    <div className="fh-payer">
      <Labelled hint="Name, phone, unit, or the number of an invoice" htmlFor={id} label="Who pays">
        <input
          aria-activedescendant={current ? `${id}-${current.id}` : undefined}
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-expanded={found.length > 0}
          autoComplete="off"
          autoFocus={!chosen}
          id={id}
          onChange={({ target }) => {
            setText(target.value)
            setAt(0)
            if (chosen) onChoose(undefined)
          }}
          onFocus={({ target }) => target.select()}
          onKeyDown={press}
          role="combobox"
          type="text"
          value={chosen?.name ?? text}
        />
      </Labelled>
      <ErrorNote error={error} />
      <ul className="fh-payer__list" hidden={found.length === 0} id={`${id}-list`} role="listbox">
        {found.map((person) => (
          <li aria-selected={person.id === current?.id} id={`${id}-${person.id}`} key={person.id} role="option">
            <button onClick={() => onChoose(person.id)} tabIndex={-1} type="button">
              <b>{person.name}</b>
              <span className="fh-quiet">{[...person.units, person.phone].filter(Boolean).join(' · ')}</span>
              <span className="fh-payer__owed">
                {person.balances.length === 0 && <span className="fh-quiet">owes nothing</span>}
                {person.balances.map(({ currency, owedMinor }) => (
                  <Amount currency={currency} key={currency} minor={owedMinor} />
                ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {isOpen && data?.docs.length === 0 && (
        <p className="fh-quiet" role="status">
          Nobody like that. Add the person under People first.
        </p>
      )}
    </div>
  )
}

/** What somebody typed, once he pauses. */
const useDelayed = (text: string): string => {
  const [delayed, setDelayed] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return delayed
}
