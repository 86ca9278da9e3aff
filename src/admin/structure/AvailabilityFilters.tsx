'use client'

import { type CollectionState, collectionStates } from '../../domain/collection-state.ts'
import { floorName } from '../../domain/structure.ts'
import type { UnitStatus } from '../../domain/unit-status.ts'
import type { Availability } from '../../services/structure/availability.ts'
import { sentence } from '../text/status.ts'
import { shownStatuses, statusText } from './unit-statuses.ts'

export type Filters = { block?: string; floor?: string; status?: UnitStatus; collection?: CollectionState }

export const queryOf = (filters: Filters): string =>
  new URLSearchParams(Object.entries(filters).filter(([, value]) => value)).toString()

type AvailabilityFiltersProps = {
  blocks: Availability['blocks']
  filters: Filters
  seesMoney: boolean
  onChange: (filters: Filters) => void
}

export const AvailabilityFilters = ({ blocks, filters, seesMoney, onChange }: AvailabilityFiltersProps) => {
  const floors = Math.max(
    0,
    ...blocks.filter(({ id }) => !filters.block || id === filters.block).map((one) => one.floors),
  )
  const set = (part: Partial<Record<keyof Filters, string>>): void =>
    onChange(Object.fromEntries(Object.entries({ ...filters, ...part }).filter(([, value]) => value)) as Filters)
  return (
    <div className="fh-matrix-filters">
      <Choice
        label="Block"
        onChange={(block) => set({ block, floor: '' })}
        options={[...blocks.map(({ id, name }) => [id, name] as const), ['none', 'In no block']]}
        value={filters.block}
      />
      <Choice
        label="Floor"
        onChange={(floor) => set({ floor })}
        options={Array.from({ length: floors }, (_, floor) => [String(floor), floorName(floor)] as const)}
        value={filters.floor}
      />
      <Choice
        label="Status"
        onChange={(status) => set({ status })}
        options={shownStatuses.map((status) => [status, statusText(status)] as const)}
        value={filters.status}
      />
      {seesMoney && (
        <Choice
          label="Rent"
          onChange={(collection) => set({ collection })}
          options={collectionStates.map(
            (state) => [state, state === 'none' ? 'Nothing billed' : sentence(state)] as const,
          )}
          value={filters.collection}
        />
      )}
    </div>
  )
}

type ChoiceProps = {
  label: string
  value: string | undefined
  options: readonly (readonly [value: string, label: string])[]
  onChange: (value: string) => void
}

const Choice = ({ label, value = '', options, onChange }: ChoiceProps) => (
  <label className="fh-matrix-filters__choice">
    <span className="fh-quiet">{label}</span>
    <select onChange={({ target }) => onChange(target.value)} value={value}>
      <option value="">All</option>
      {options.map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </select>
  </label>
)
