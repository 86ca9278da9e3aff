'use client'

import { Link, useConfig } from '@payloadcms/ui'
import { useRouter, useSearchParams } from 'next/navigation'
import { useId } from 'react'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { Gallery } from './Gallery.tsx'

type Named = { docs: { id: string; name?: string; identifier?: string }[] }

/** The gallery of a project, or of one of its units, chosen here; the address names it. */
export const GalleryPage = () => {
  const { me } = usePermissions()
  const { admin } = useConfig().config.routes
  const router = useRouter()
  const search = useSearchParams()
  const company = me?.company?.id
  const of = company ? `where[company][equals]=${company}&` : ''
  const { data: projects } = useApi<Named>(me ? `/projects?${of}select[name]=true&sort=name&limit=200&depth=0` : null)
  const project = search.get('project') ?? projects?.docs[0]?.id
  const unit = search.get('unit') ?? undefined
  const { data: units } = useApi<Named>(
    project
      ? `/units?where[project][equals]=${project}&select[identifier]=true&sort=identifier&limit=200&depth=0`
      : null,
  )
  const choose = (next: { project?: string; unit?: string }): void =>
    router.replace(`?${new URLSearchParams(Object.entries(next).filter(([, value]) => value))}`, { scroll: false })

  return (
    <>
      <div className="fh-page-head">
        <h1>Media gallery</h1>
        <Link href={`${admin}/collections/media`} prefetch={false}>
          All pictures as a list
        </Link>
      </div>
      <div className="fh-filters">
        <Choice
          label="Project"
          onChoose={(value) => choose({ project: value })}
          options={projects?.docs}
          value={project}
        />
        <Choice
          label="Unit"
          none="The project itself"
          onChoose={(value) => choose({ project, unit: value })}
          options={units?.docs}
          value={unit}
        />
      </div>
      {projects?.docs.length === 0 && <p className="fh-quiet">Add a project first: pictures belong to one.</p>}
      {project && <Gallery key={`${project}/${unit}`} node={{ project, ...(unit && { unit }) }} />}
    </>
  )
}

type ChoiceProps = {
  label: string
  value: string | undefined
  options: Named['docs'] | undefined
  none?: string
  onChoose: (value: string) => void
}

const Choice = ({ label, value, options = [], none, onChoose }: ChoiceProps) => {
  const id = useId()
  return (
    <div className="fh-filters__one">
      <label htmlFor={id}>{label}</label>
      <select id={id} onChange={({ target }) => onChoose(target.value)} value={value ?? ''}>
        {none && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name ?? option.identifier}
          </option>
        ))}
      </select>
    </div>
  )
}
