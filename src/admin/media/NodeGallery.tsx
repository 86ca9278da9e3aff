'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { usePermissions } from '../api/use-permissions.ts'
import { Gallery } from './Gallery.tsx'
import type { GalleryNode } from './node.ts'

const parts: Readonly<Record<string, keyof GalleryNode>> = { projects: 'project', blocks: 'block', units: 'unit' }

type Placed = { project?: unknown; block?: unknown }

const idOf = (value: unknown): string | undefined => {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  return typeof id === 'string' ? id : undefined
}

/** The pictures of the open project, block or unit. */
export const NodeGallery = () => {
  const { id, collectionSlug, savedDocumentData } = useDocumentInfo()
  const { can } = usePermissions()
  const part = parts[collectionSlug ?? '']
  if (!id || !part || !can('property.media.view')) return null
  const { project, block } = (savedDocumentData ?? {}) as Placed
  // An upload wants the project, even where the unit would tell it.
  const above =
    part === 'project' ? {} : { project: idOf(project), ...(part === 'unit' && idOf(block) && { block: idOf(block) }) }
  return (
    <section className="fh-panel">
      <h3 className="fh-panel__head">Pictures and plans</h3>
      <Gallery key={String(id)} node={{ ...above, [part]: String(id) }} />
    </section>
  )
}
