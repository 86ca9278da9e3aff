'use client'

import { useState } from 'react'
import { permissionOptions } from '../../../access/permissions.ts'

type PermissionPickerProps = {
  /** codes that the user holds: nobody gives what he does not have */
  held: readonly string[]
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}

/** A list to search and tick; "all" means all that the search shows. */
export const PermissionPicker = ({ held, chosen, onChange }: PermissionPickerProps) => {
  const [search, setSearch] = useState('')
  const holds = new Set(held)
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = permissionOptions.filter(
    ({ value, label }) => holds.has(value) && words.every((word) => `${label} ${value}`.toLowerCase().includes(word)),
  )
  const areAllChosen = shown.length > 0 && shown.every(({ value }) => chosen.has(value))

  const toggle = (codes: readonly string[], isOn: boolean): void => {
    const next = new Set(chosen)
    for (const code of codes) {
      if (isOn) next.add(code)
      else next.delete(code)
    }
    onChange(next)
  }

  return (
    <fieldset className="fh-picker">
      <legend>Permissions</legend>
      <div className="fh-picker__head">
        <input
          aria-label="Search permissions"
          onChange={({ target }) => setSearch(target.value)}
          placeholder="Search, e.g. invoices view"
          type="search"
          value={search}
        />
        <label className="fh-check">
          <input
            checked={areAllChosen}
            disabled={shown.length === 0}
            onChange={({ target }) =>
              toggle(
                shown.map(({ value }) => value),
                target.checked,
              )
            }
            type="checkbox"
          />
          <span>All shown</span>
        </label>
      </div>
      <div className="fh-picker__list">
        {shown.map(({ value, label }) => (
          <label className="fh-check" key={value}>
            <input
              checked={chosen.has(value)}
              onChange={({ target }) => toggle([value], target.checked)}
              type="checkbox"
            />
            <span>{label}</span>
          </label>
        ))}
        {shown.length === 0 && <p className="fh-quiet">Nothing that you hold fits.</p>}
      </div>
      <p aria-live="polite" className="fh-quiet">
        {chosen.size} chosen
      </p>
    </fieldset>
  )
}
