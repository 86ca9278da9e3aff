/** What staff filter the audit log by; days are calendar dates of the reader's own clock. */
export type AuditFilterValues = {
  actor?: string
  entity?: string
  action?: string
  from?: string
  to?: string
  entityId?: string
}

type Condition = Record<string, Record<string, unknown>>

const equal = ['actor', 'entity', 'action', 'entityId'] as const

/** The filters as a condition of Payload's lists; undefined without any. */
export const whereOf = (values: AuditFilterValues): { or: { and: Condition[] }[] } | undefined => {
  const conditions: Condition[] = [
    ...equal.flatMap((name) => (values[name] ? [{ [name]: { equals: values[name] } }] : [])),
    ...(values.from ? [{ at: { greater_than_equal: startOf(values.from) } }] : []),
    ...(values.to ? [{ at: { less_than: startOf(values.to, 1) } }] : []),
  ]
  return conditions.length > 0 ? { or: [{ and: conditions }] } : undefined
}

/** The filters that a condition of a list holds; what others wrote there is left out. */
export const valuesOf = (where: unknown): AuditFilterValues => {
  const { or, and } = (where ?? {}) as { or?: { and?: Condition[] }[]; and?: Condition[] }
  const values: AuditFilterValues = {}
  for (const condition of or?.[0]?.and ?? and ?? []) {
    for (const name of equal) if (typeof condition[name]?.equals === 'string') values[name] = condition[name].equals
    const { greater_than_equal: from, less_than: to } = condition.at ?? {}
    if (typeof from === 'string') values.from = dayOf(from)
    if (typeof to === 'string') values.to = dayOf(to, -1)
  }
  return values
}

/** The list with filters, below the panel's address. */
export const filterPath = (values: AuditFilterValues): string => {
  const conditions = whereOf(values)?.or[0]?.and ?? []
  const query = conditions.flatMap((condition, index) =>
    Object.entries(condition).flatMap(([field, operators]) =>
      Object.entries(operators).map(
        ([operator, value]) =>
          `where[or][0][and][${index}][${field}][${operator}]=${encodeURIComponent(String(value))}`,
      ),
    ),
  )
  return `/collections/audit-log${query.length > 0 ? `?${query.join('&')}` : ''}`
}

/** The download of what the filters show. */
export const exportPath = (values: AuditFilterValues, format: 'csv' | 'json'): string => {
  const query = new URLSearchParams({ format })
  for (const name of equal) if (values[name]) query.set(name, values[name])
  if (values.from) query.set('from', startOf(values.from))
  if (values.to) query.set('to', startOf(values.to, 1))
  return `/api/v1/audit-log/export?${query}`
}

const startOf = (day: string, daysLater = 0): string => {
  const [year, month, date] = day.split('-').map(Number)
  return new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + daysLater).toISOString()
}

const dayOf = (instant: string, daysLater = 0): string => {
  const at = new Date(instant)
  const shifted = new Date(at.getFullYear(), at.getMonth(), at.getDate() + daysLater)
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${shifted.getFullYear()}-${pad(shifted.getMonth() + 1)}-${pad(shifted.getDate())}`
}
