'use client'

import type { DefaultCellComponentProps, SelectFieldClient } from 'payload'

/** Whether a member works in all projects or in so many. */
export const ScopeCell = ({ cellData, rowData }: DefaultCellComponentProps<SelectFieldClient>) => {
  if (cellData !== 'assigned') return <span className="fh-quiet">All</span>
  const count = Array.isArray(rowData.projects) ? rowData.projects.length : 0
  return `${count} ${count === 1 ? 'project' : 'projects'}`
}
