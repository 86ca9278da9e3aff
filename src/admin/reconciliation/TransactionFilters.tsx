'use client'

export type Filters = { status: string; source: string; direction: string; q: string }

type TransactionFiltersProps = { filters: Filters; onChange: (change: Partial<Filters>) => void }

type Choice = readonly (readonly [value: string, label: string])[]

const statuses: Choice = [
  ['open', 'To match'],
  ['', 'All'],
  ['unmatched', 'Unmatched'],
  ['partly', 'Partly matched'],
  ['matched', 'Matched'],
  ['ignored', 'Set aside'],
  ['refunded', 'Refunded'],
]
const sources: Choice = [
  ['', 'From anywhere'],
  ['notification', 'Notifications'],
  ['import', 'Statements'],
  ['gateway', 'Requests of ours'],
]
const directions: Choice = [
  ['', 'In and out'],
  ['in', 'Money in'],
  ['out', 'Money out'],
]

export const TransactionFilters = ({ filters, onChange }: TransactionFiltersProps) => {
  const select = (name: keyof Filters, label: string, choices: Choice) => (
    <select
      aria-label={label}
      className="fh-select"
      onChange={({ target }) => onChange({ [name]: target.value })}
      value={filters[name]}
    >
      {choices.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  )
  return (
    <div className="fh-toolbar">
      {select('status', 'How far it is matched', statuses)}
      {select('direction', 'In or out', directions)}
      {select('source', 'Where it comes from', sources)}
      <input
        aria-label="Search transactions"
        onChange={({ target }) => onChange({ q: target.value })}
        placeholder="Reference, name, phone, receipt"
        type="search"
        value={filters.q}
      />
    </div>
  )
}
