'use client'

import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { Labelled } from '../ui/Labelled.tsx'

type Project = { id: string; name: string; code: string }
type ProjectChoiceProps = { value: string; onChange: (id: string) => void; isDisabled: boolean }

const most = 200

/** The project of the whole file; without one each row names its own. */
export const ProjectChoice = ({ value, onChange, isDisabled }: ProjectChoiceProps) => {
  const [search, setSearch] = useState('')
  const filter = search.trim() ? `&where[name][like]=${encodeURIComponent(search.trim())}` : ''
  const { data } = useApi<{ docs: Project[]; totalDocs: number }>(
    `/projects?depth=0&limit=${most}&sort=name&joins=false&select[name]=true&select[code]=true${filter}`,
  )
  const isLong = (data?.totalDocs ?? 0) > most || search !== ''
  return (
    <div className="fh-import__project">
      <Labelled
        hint="Leave it open when the file has a column Project with codes."
        htmlFor="import-project"
        label="Project"
      >
        <select
          disabled={isDisabled}
          id="import-project"
          onChange={({ target }) => onChange(target.value)}
          value={value}
        >
          <option value="">Named in each row</option>
          {data?.docs.map(({ id, name, code }) => (
            <option key={id} value={id}>
              {name} ({code})
            </option>
          ))}
        </select>
      </Labelled>
      {isLong && (
        <Labelled hint="Shortens the list of projects." htmlFor="import-project-search" label="Find a project">
          <input
            disabled={isDisabled}
            id="import-project-search"
            onChange={({ target }) => setSearch(target.value)}
            type="search"
            value={search}
          />
        </Labelled>
      )}
    </div>
  )
}
