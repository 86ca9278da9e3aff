'use client'

import { Button, useConfig } from '@payloadcms/ui'
import { useRouter, useSearchParams } from 'next/navigation'
import { useId } from 'react'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { maintenancePriorities } from '../../domain/maintenance.ts'
import { sentence } from '../text/status.ts'
import { MaintenanceBoard } from './MaintenanceBoard.tsx'
import { MaintenanceCalendar } from './MaintenanceCalendar.tsx'
import { MaintenanceFigures } from './MaintenanceFigures.tsx'
import { MaintenanceTabs } from './MaintenanceTabs.tsx'

type Named = { docs: { id: string; name: string }[] }

/** The board or the calendar, with the same filters; they stay in the address, so that a link shows the same. */
export const MaintenancePage = ({ page }: { page: 'board' | 'calendar' }) => {
  const { can, me } = usePermissions()
  const { admin } = useConfig().config.routes
  const router = useRouter()
  const search = useSearchParams()
  const company = me?.company?.id
  const of = company ? `where[company][equals]=${company}&` : ''
  const projects = useApi<Named>(me ? `/projects?${of}select[name]=true&sort=name&limit=200&depth=0` : null)
  const staff = useApi<Named>(
    can('settings.staff.view')
      ? `/staff?${of}where[status][equals]=active&select[name]=true&sort=name&limit=200&depth=0`
      : null,
  )
  const wanted = { project: search.get('project'), assignee: search.get('assignee'), priority: search.get('priority') }
  const query = new URLSearchParams(Object.entries(wanted).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  const choose = (name: string, value: string): void => {
    const next = new URLSearchParams(query)
    if (value) next.set(name, value)
    else next.delete(name)
    router.replace(`?${next}`, { scroll: false })
  }
  if (!me) return <div className="fh-skeleton fh-skeleton--table" />
  if (!me.company)
    return <p className="fh-quiet">Choose a company above the navigation: its maintenance is shown here.</p>

  const priorities = maintenancePriorities.toReversed().map((id) => ({ id, name: sentence(id) }))
  return (
    <>
      <div className="fh-page-head">
        <h1>Maintenance</h1>
        {can('property.maintenance.create') && (
          <Button el="link" margin={false} size="small" to={`${admin}/collections/maintenance-requests/create`}>
            New request
          </Button>
        )}
      </div>
      <MaintenanceTabs active={page} />
      <MaintenanceFigures project={wanted.project ?? undefined} />
      <div className="fh-filters">
        <Filter label="Project" name="project" onChoose={choose} options={projects.data?.docs} value={wanted.project} />
        {page === 'board' && (
          <>
            {can('settings.staff.view') && (
              <Filter
                label="Assigned to"
                name="assignee"
                onChoose={choose}
                options={staff.data?.docs}
                value={wanted.assignee}
              />
            )}
            <Filter label="Priority" name="priority" onChoose={choose} options={priorities} value={wanted.priority} />
          </>
        )}
      </div>
      {page === 'board' ? (
        <MaintenanceBoard query={query.toString()} />
      ) : (
        <MaintenanceCalendar project={wanted.project ?? undefined} />
      )}
    </>
  )
}

type FilterProps = {
  name: string
  label: string
  value: string | null
  options: Named['docs'] | undefined
  onChoose: (name: string, value: string) => void
}

const Filter = ({ name, label, value, options = [], onChoose }: FilterProps) => {
  const id = useId()
  return (
    <div className="fh-filters__one">
      <label htmlFor={id}>{label}</label>
      <select id={id} onChange={({ target }) => onChoose(name, target.value)} value={value ?? ''}>
        <option value="">All</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  )
}
