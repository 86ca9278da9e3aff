'use client'

import { useId } from 'react'
import { ProjectChoice } from '../leases/ProjectChoice.tsx'
import { PersonChoice } from './PersonChoice.tsx'

type ReportFiltersProps = {
  /** which filters the report has */
  filters: readonly string[]
  by: readonly string[]
  currencies: readonly string[]
  search: Readonly<Record<string, string | undefined>>
  onChange: (changes: Record<string, string | undefined>) => void
}

const byLabels: Readonly<Record<string, string>> = {
  month: 'Month',
  method: 'Method',
  account: 'Account',
  project: 'Project',
}

/** What the report is asked. */
export const ReportFilters = ({ filters, by, currencies, search, onChange }: ReportFiltersProps) => (
  <div className="fh-report__filters fh-no-print">
    {filters.includes('person') && (
      <PersonChoice onChange={(person) => onChange({ person })} value={search.person ?? ''} />
    )}
    {filters.includes('from') && <Day label="From" onChange={(from) => onChange({ from })} value={search.from} />}
    <Day label={filters.includes('from') ? 'To' : 'On'} onChange={(to) => onChange({ to })} value={search.to} />
    {filters.includes('project') && (
      <ProjectChoice onChange={(project) => onChange({ project })} value={search.project ?? ''} />
    )}
    {by.length > 0 && (
      <Choice
        label="By"
        onChange={(chosen) => onChange({ by: chosen })}
        options={by}
        texts={byLabels}
        value={search.by}
      />
    )}
    {currencies.length > 1 && (
      <Choice
        label="Currency"
        onChange={(currency) => onChange({ currency })}
        options={currencies}
        value={search.currency}
      />
    )}
  </div>
)

type DayProps = { label: string; value: string | undefined; onChange: (day: string) => void }

const Day = ({ label, value, onChange }: DayProps) => {
  const id = useId()
  return (
    <label className="fh-narrow" htmlFor={id}>
      <span>{label}</span>
      <input id={id} onChange={({ target }) => onChange(target.value)} type="date" value={value ?? ''} />
    </label>
  )
}

type ChoiceProps = {
  label: string
  options: readonly string[]
  texts?: Readonly<Record<string, string>>
  value: string | undefined
  onChange: (value: string) => void
}

const Choice = ({ label, options, texts = {}, value, onChange }: ChoiceProps) => (
  <label className="fh-narrow">
    <span>{label}</span>
    <select onChange={({ target }) => onChange(target.value)} value={value ?? options[0]}>
      {options.map((option) => (
        <option key={option} value={option}>
          {texts[option] ?? option}
        </option>
      ))}
    </select>
  </label>
)
