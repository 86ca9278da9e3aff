type Named = { name?: string; identifier?: string } | string | null | undefined

export type Attachment = { id: string; service?: Named; project?: Named; block?: Named; unit?: Named; status?: string }

/** 'Water, A101', or 'Garbage collection, Block A (ended)': the smallest place that it is charged at. */
export const attachmentText = ({ service, project, block, unit, status }: Attachment): string => {
  const place = nameOf(unit) ?? nameOf(block) ?? nameOf(project)
  const text = [nameOf(service) ?? 'A service', place].filter(Boolean).join(', ')
  return status && status !== 'active' ? `${text} (${status.replaceAll('_', ' ')})` : text
}

/**
 * Where the services are read that a row of a unit can be charged as: those of the unit, of its blocks and its project.
 * @returns null before there is a project
 */
export const choicesPath = ({ project, unit }: { project: unknown; unit: unknown }): string | null => {
  if (typeof project !== 'string') return null
  const asked = new URLSearchParams({
    'where[project][equals]': project,
    'where[status][not_equals]': 'ended',
    'where[or][0][unit][exists]': 'false',
    depth: '1',
    joins: 'false',
    limit: '100',
  })
  if (typeof unit === 'string') asked.set('where[or][1][unit][equals]', unit)
  return `/project-services?${asked.toString()}`
}

const nameOf = (row: Named): string | undefined =>
  row && typeof row === 'object' ? (row.identifier ?? row.name) : undefined
