'use client'

import { Button, useConfig, useEntityVisibility, useListDrawerContext, useListQuery } from '@payloadcms/ui'
import { useTenantSelection } from '@payloadcms/plugin-multi-tenant/client'
import type { Where } from 'payload'
import { useId, type ReactNode } from 'react'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { eventGroups } from '../text/events.ts'
import { type AuditFilterValues, exportPath, valuesOf, whereOf } from './audit-filters.ts'

type Member = { id: string; name: string; user?: string | null }

/** Who, what, when, above the audit log, and the download of what they leave. */
export const AuditFilters = () => {
  const { isInDrawer } = useListDrawerContext()
  const { query, handleWhereChange } = useListQuery()
  const { can } = usePermissions()
  const { options, selectedTenantID } = useTenantSelection()
  const members = useApi<{ docs: Member[] }>(
    can('settings.staff.view') ? '/staff?limit=200&sort=name&select[name]=true&select[user]=true' : null,
    String(selectedTenantID ?? ''),
  )
  const entities = useEntities()
  if (isInDrawer) return null

  const values = valuesOf(query.where)
  const change = (changed: AuditFilterValues): void =>
    void handleWhereChange?.((whereOf({ ...values, ...changed }) ?? {}) as Where)
  const isOneCompany = options.length === 1 || Boolean(selectedTenantID)
  return (
    <div className="fh-audit">
      <div className="fh-audit__filters">
        <Choice label="Who" onChange={(actor) => change({ actor })} value={values.actor}>
          {(members.data?.docs ?? []).flatMap(({ id, name, user }) =>
            user ? (
              <option key={id} value={user}>
                {name}
              </option>
            ) : (
              []
            ),
          )}
        </Choice>
        <Choice label="What" onChange={(entity) => change({ entity })} value={values.entity}>
          {entities.map(({ slug, label }) => (
            <option key={slug} value={slug}>
              {label}
            </option>
          ))}
        </Choice>
        <Choice label="What happened" onChange={(action) => change({ action })} value={values.action}>
          {eventGroups.map(({ label, events }) => (
            <optgroup key={label} label={label}>
              {events.map(([code, text]) => (
                <option key={code} value={code}>
                  {text}
                </option>
              ))}
            </optgroup>
          ))}
        </Choice>
        <Day label="From" onChange={(from) => change({ from })} value={values.from} />
        <Day label="To" onChange={(to) => change({ to })} value={values.to} />
      </div>
      <div className="fh-list-actions">
        {whereOf(values) && (
          <Button buttonStyle="none" margin={false} onClick={() => void handleWhereChange?.({})} size="small">
            Clear filters
          </Button>
        )}
        {can('system.audit.export') && isOneCompany && <Downloads values={values} />}
      </div>
    </div>
  )
}

const Downloads = ({ values }: { values: AuditFilterValues }) =>
  (['csv', 'json'] as const).map((format) => (
    <a
      className="btn btn--style-secondary btn--size-small btn--no-margin"
      download={`audit-log.${format}`}
      href={exportPath(values, format)}
      key={format}
    >
      {format === 'csv' ? 'Download for a spreadsheet' : 'Download as JSON'}
    </a>
  ))

type FilterProps = { label: string; value: string | undefined; onChange: (value: string | undefined) => void }

const Choice = ({ label, value, onChange, children }: FilterProps & { children: ReactNode }) => {
  const id = useId()
  return (
    <div className="fh-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} onChange={({ target }) => onChange(target.value || undefined)} value={value ?? ''}>
        <option value="">All</option>
        {children}
      </select>
    </div>
  )
}

const Day = ({ label, value, onChange }: FilterProps) => {
  const id = useId()
  return (
    <div className="fh-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} onChange={({ target }) => onChange(target.value || undefined)} type="date" value={value ?? ''} />
    </div>
  )
}

/** The collections that the reader knows from the navigation, by their names there. */
const useEntities = (): { slug: string; label: string }[] => {
  const { config } = useConfig()
  const { visibleEntities } = useEntityVisibility()
  return config.collections
    .filter(({ slug }) => visibleEntities.collections.includes(slug) && slug !== 'audit-log')
    .map(({ slug, labels }) => ({ slug, label: typeof labels.singular === 'string' ? labels.singular : slug }))
    .sort((one, other) => one.label.localeCompare(other.label))
}
