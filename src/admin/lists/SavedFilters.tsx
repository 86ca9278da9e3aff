'use client'

import { Button, useListQuery } from '@payloadcms/ui'
import { useState } from 'react'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { isChosen, sortOf } from './list-query.ts'
import { SaveFilterDialog } from './SaveFilterDialog.tsx'
import { useSavedFilters } from './use-saved-filters.ts'

type SavedFiltersProps = { slug: string; columns: string[] }

/** Chooses, saves and removes filters of a list under a name. */
export const SavedFilters = ({ slug, columns }: SavedFiltersProps) => {
  const { query, refineListData } = useListQuery()
  const { filters, save, remove, isFull } = useSavedFilters(slug)
  const [open, setOpen] = useState<'save' | 'remove'>()
  const sort = sortOf(query)
  const chosen = filters?.find((filter) => isChosen(filter, query.where, sort))
  const hasFilter = query.where !== undefined && Object.keys(query.where).length > 0

  const choose = (name: string): void => {
    const filter = filters?.find((one) => one.name === name)
    void refineListData({
      where: filter?.where ?? {},
      search: '',
      page: 1,
      ...(filter?.sort && { sort: filter.sort }),
      ...(filter?.columns && { columns: filter.columns }),
    })
  }

  return (
    <>
      {filters && filters.length > 0 && (
        <select
          aria-label="Saved filters"
          className="fh-select"
          onChange={({ target }) => choose(target.value)}
          value={chosen?.name ?? ''}
        >
          <option value="">{chosen ? 'No filter' : 'Saved filters'}</option>
          {filters.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      )}
      {chosen ? (
        <Button buttonStyle="secondary" margin={false} onClick={() => setOpen('remove')} size="small" type="button">
          Remove filter
        </Button>
      ) : (
        <Button
          buttonStyle="secondary"
          disabled={!filters || !hasFilter}
          margin={false}
          onClick={() => setOpen('save')}
          size="small"
          tooltip={hasFilter ? undefined : 'Set a filter first'}
          type="button"
        >
          Save filter
        </Button>
      )}
      {open === 'save' && (
        <SaveFilterDialog
          isFull={isFull}
          names={filters?.map(({ name }) => name) ?? []}
          onClose={() => setOpen(undefined)}
          onSave={(name) => save({ name, where: query.where, sort, columns })}
        />
      )}
      {open === 'remove' && chosen && (
        <ConfirmDialog
          done={`${chosen.name} is removed.`}
          label="Remove"
          onClose={() => setOpen(undefined)}
          onConfirm={() => remove(chosen.name)}
          title={`Remove the filter ${chosen.name}`}
        >
          <p>The list stays as it is; only the name for its filters goes.</p>
        </ConfirmDialog>
      )}
    </>
  )
}
