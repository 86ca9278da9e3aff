'use client'

import { useEffect, useRef } from 'react'
import type { PlaceChoice } from './places.ts'

type PlacePickerProps = {
  places: readonly PlaceChoice[]
  chosen: ReadonlySet<string>
  /** what became of a place, by its key */
  results: ReadonlyMap<string, string>
  onChange: (chosen: Set<string>) => void
}

/** Boxes of a project’s places; the one of a block’s units takes all of them. */
export const PlacePicker = ({ places, chosen, results, onChange }: PlacePickerProps) => {
  const set = (keys: readonly string[], isOn: boolean): void => {
    const next = new Set(chosen)
    for (const key of keys) {
      if (isOn) next.add(key)
      else next.delete(key)
    }
    onChange(next)
  }
  return (
    <div className="fh-places">
      {places.map(({ key, label, units }) => (
        <fieldset className="fh-places__group" key={key || label}>
          <legend>
            {key ? (
              <Box isOn={chosen.has(key)} label={label} note={results.get(key)} onSet={(on) => set([key], on)} />
            ) : (
              label
            )}
          </legend>
          {units.length > 0 && (
            <>
              <AllBox
                chosen={units.filter((unit) => chosen.has(unit.key)).length}
                label={`All ${units.length} units`}
                of={units.length}
                onSet={(on) =>
                  set(
                    units.map((unit) => unit.key),
                    on,
                  )
                }
              />
              <div className="fh-places__units">
                {units.map((unit) => (
                  <Box
                    isOn={chosen.has(unit.key)}
                    key={unit.key}
                    label={unit.label}
                    note={results.get(unit.key)}
                    onSet={(on) => set([unit.key], on)}
                  />
                ))}
              </div>
            </>
          )}
        </fieldset>
      ))}
    </div>
  )
}

type BoxProps = { label: string; isOn: boolean; note?: string; onSet: (isOn: boolean) => void }

const Box = ({ label, isOn, note, onSet }: BoxProps) => (
  <label className={`fh-places__box${note ? ' fh-places__box--refused' : ''}`} title={note}>
    <input checked={isOn} onChange={({ target }) => onSet(target.checked)} type="checkbox" />
    <span>{label}</span>
    {note && <small>{note}</small>}
  </label>
)

type AllBoxProps = { label: string; chosen: number; of: number; onSet: (isOn: boolean) => void }

const AllBox = ({ label, chosen, of, onSet }: AllBoxProps) => {
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = chosen > 0 && chosen < of
  }, [chosen, of])
  return (
    <label className="fh-places__box fh-places__box--all">
      <input
        checked={of > 0 && chosen === of}
        onChange={({ target }) => onSet(target.checked)}
        ref={ref}
        type="checkbox"
      />
      <span>{label}</span>
      {chosen > 0 && <small>{chosen} chosen</small>}
    </label>
  )
}
