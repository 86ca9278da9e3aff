'use client'

import { Button, useConfig, useListDrawerContext, useListQuery, useTableColumns } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { useAction } from '../actions/use-action.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { download } from './download.ts'
import { exportPath, sortOf, whereOf } from './list-query.ts'
import { SavedFilters } from './SavedFilters.tsx'

// What a table of the panel shows beside the fields of a row, and what a download leaves out.
const withoutText = new Set(['ui', 'join'])
const withoutColumn = new Set(['company', 'deletedAt', '_select'])

/** Saved filters and the download, above a list. */
export const ListTools = () => {
  const { isInDrawer } = useListDrawerContext()
  const { collectionSlug: slug, data, query } = useListQuery()
  const { getEntityConfig } = useConfig()
  const { columns } = useTableColumns()
  const isTrash = usePathname().endsWith('/trash')
  const { error, isBusy, start } = useAction()
  const collection = getEntityConfig({ collectionSlug: slug })
  if (isInDrawer || isTrash || !collection) return null

  const shown = columns.filter(
    ({ accessor, active, field }) => active && !withoutColumn.has(accessor) && !withoutText.has(field.type),
  )
  const names = shown.map(({ accessor }) => accessor.replaceAll('-', '.'))
  const path = exportPath({ slug, where: whereOf(query, collection), sort: sortOf(query), columns: names })

  return (
    <div className="fh-list-tools">
      <div className="fh-list-actions">
        <SavedFilters columns={columns.filter(({ active }) => active).map(({ accessor }) => accessor)} slug={slug} />
        <Button
          buttonStyle="secondary"
          disabled={isBusy || !data?.totalDocs}
          margin={false}
          onClick={() => start(() => download(path))}
          size="small"
          type="button"
        >
          {isBusy ? 'Preparing…' : 'Export CSV'}
        </Button>
      </div>
      <ErrorNote error={error} />
    </div>
  )
}
