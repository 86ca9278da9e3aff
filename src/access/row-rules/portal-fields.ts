import type { Field, FieldAccess } from 'payload'
import { membershipsWith, chosenCompany } from '../has-permission.ts'
import type { PermissionCode } from '../permissions.ts'
import { getPrincipal, type Membership } from '../principal.ts'
import { rowRules } from './rules.ts'

type Internal = {
  slug: string
  fields: Field[]
  /** what makes somebody staff here; without it any membership does */
  view?: PermissionCode
}

/**
 * Closes to portal users every field that the collection's rule does not name for them, for reading as for searching.
 * A collection without such a list shows them no rows at all, and is left alone.
 */
export const hideFromPortals = ({ slug, fields, view }: Internal): Field[] => {
  const shown = rowRules[slug]?.portalFields
  return shown ? fields.map((field) => hide(field, shown, forStaff(slug, view))) : fields
}

const hide = (field: Field, shown: readonly string[], staff: FieldAccess): Field => {
  if (field.type === 'tabs') {
    const tabs = field.tabs.map((tab) => ({ ...tab, fields: tab.fields.map((inner) => hide(inner, shown, staff)) }))
    return { ...field, tabs } as Field
  }
  if (!('name' in field) || !field.name) {
    return 'fields' in field
      ? ({ ...field, fields: field.fields.map((inner) => hide(inner, shown, staff)) } as Field)
      : field
  }
  if (field.type === 'ui' || field.name === 'company' || shown.includes(field.name)) return field
  const own = field.access?.read
  const read: FieldAccess = async (args) => (await staff(args)) && (!own || own(args))
  return { ...field, access: { ...field.access, read } } as Field
}

type Row = { id?: unknown; company?: unknown; project?: unknown }

/** Without a row it is a search, whose answer would tell of all rows: then no row in reach may be a portal's. */
const forStaff =
  (slug: string, view?: PermissionCode): FieldAccess =>
  async ({ req, doc }) => {
    const principal = await getPrincipal(req)
    if (!principal || principal.portals.length === 0) return true
    const row = doc as Row | undefined
    const company = slug === 'companies' ? row?.id : idOf(row?.company)
    const chosen = chosenCompany(req, principal)
    const portals = principal.portals.filter(({ companyId }) => companyId === (company ?? chosen ?? companyId))
    if (portals.length === 0) return true
    const memberships = view ? await membershipsWith(req, view) : principal.memberships
    const asStaff = memberships.find(({ companyId }) => companyId === (company ?? chosen))
    return Boolean(asStaff && (!asStaff.projects || isInProjects(slug, row, asStaff.projects)))
  }

const isInProjects = (slug: string, row: Row | undefined, projects: NonNullable<Membership['projects']>): boolean =>
  projects.includes(String(slug === 'projects' ? row?.id : idOf(row?.project)))

const idOf = (value: unknown): unknown => (typeof value === 'object' && value !== null ? (value as Row).id : value)
