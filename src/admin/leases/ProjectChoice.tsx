'use client'

import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'

type ProjectChoiceProps = { value: string; onChange: (project: string) => void }

/** Narrows a report to one project. */
export const ProjectChoice = ({ value, onChange }: ProjectChoiceProps) => {
  const { can } = usePermissions()
  const { data } = useApi<{ docs: { id: string; name: string }[] }>(
    can('property.projects.view') ? '/projects?depth=0&limit=200&sort=name&select[name]=true' : null,
  )
  return (
    <label className="fh-narrow">
      <span>Project</span>
      <select onChange={({ target }) => onChange(target.value)} value={value}>
        <option value="">All projects</option>
        {(data?.docs ?? []).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
