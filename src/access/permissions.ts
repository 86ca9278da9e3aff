import type { Action, Module } from './registry/actions.ts'
import { contracts } from './registry/contracts.ts'
import { documents } from './registry/documents.ts'
import { finance } from './registry/finance.ts'
import { people } from './registry/people.ts'
import { property } from './registry/property.ts'
import { sales } from './registry/sales.ts'
import { settings } from './registry/settings.ts'
import { approvals, dashboard, platform, system } from './registry/system.ts'

/**
 * The registry of permissions: one table drives access control, the admin's navigation and buttons, and the role editor.
 * A code reads `<module>.<thing>.<action>`.
 */
const assignable = {
  dashboard,
  property,
  people,
  contracts,
  sales,
  finance,
  documents,
  approvals,
  settings,
  system,
} as const
const operators = { platform } as const

type CodesOf<Modules> = {
  [M in keyof Modules & string]: Modules[M] extends { things: infer Things }
    ? {
        [T in keyof Things & string]: Things[T] extends { actions: infer Actions }
          ? `${M}.${T}.${keyof Actions & string}`
          : never
      }[keyof Things & string]
    : never
}[keyof Modules & string]

/** Every code that a role of a company may hold. */
export type PermissionCode = CodesOf<typeof assignable>

/** Codes of the installation's operators; no role can hold them. */
export type PlatformCode = CodesOf<typeof operators>

export type PermissionModule = keyof typeof assignable

export type PermissionOption = { value: PermissionCode; label: string }

type Entry<Code> = Action & { code: Code; module: string; moduleLabel: string; thing: string; thingLabel: string }

const entriesOf = <Code>(modules: Readonly<Record<string, Module>>): Entry<Code>[] =>
  Object.entries(modules).flatMap(([module, { label: moduleLabel, things }]) =>
    Object.entries(things).flatMap(([thing, { label: thingLabel, actions }]) =>
      Object.entries(actions).map(([name, action]) => ({
        ...action,
        code: `${module}.${thing}.${name}` as Code,
        module,
        moduleLabel,
        thing,
        thingLabel,
      })),
    ),
  )

const entries = entriesOf<PermissionCode>(assignable)
const labelOf = ({ moduleLabel, thingLabel, label }: Entry<unknown>): string =>
  `${moduleLabel} / ${thingLabel} / ${label}`

/** All codes with their full label ("Finance / Invoices / View"), in the registry's order. */
export const permissionOptions: PermissionOption[] = entries.map((entry) => ({
  value: entry.code,
  label: labelOf(entry),
}))

export const permissionCodes: PermissionCode[] = entries.map(({ code }) => code)

export const platformOptions: { value: PlatformCode; label: string }[] = entriesOf<PlatformCode>(operators).map(
  (entry) => ({ value: entry.code, label: labelOf(entry) }),
)

const withFlag = (flag: 'money' | 'projectScoped' | 'limited'): ReadonlySet<string> =>
  new Set(entries.filter((entry) => entry[flag]).map(({ code }) => code))
const moneyCodes = withFlag('money')
const projectScopedCodes = withFlag('projectScoped')
const limitedCodes = withFlag('limited')
const labels = new Map<string, string>(permissionOptions.map(({ value, label }) => [value, label]))

/** Moves money, or changes who may: a second factor under the company policy `money`. */
export const isMoneyCode = (code: PermissionCode): boolean => moneyCodes.has(code)

/** Kept by a member who is limited to projects: its rows are narrowed to them. */
export const isProjectScoped = (code: PermissionCode): boolean => projectScopedCodes.has(code)

/** A role may set an amount up to which it counts. */
export const isLimited = (code: PermissionCode): boolean => limitedCodes.has(code)

export const limitedOptions: PermissionOption[] = permissionOptions.filter(({ value }) => isLimited(value))

export const isPermissionCode = (code: string): code is PermissionCode => labels.has(code)

/** "Finance / Invoices / View" */
export const permissionLabel = (code: PermissionCode): string => labels.get(code) ?? code

export const moduleOf = (code: PermissionCode): PermissionModule => code.split('.')[0] as PermissionModule

export type MenuAction = {
  code: PermissionCode
  label: string
  money: boolean
  projectScoped: boolean
  limited: boolean
}
export type MenuThing = { thing: string; label: string; actions: MenuAction[] }
export type MenuModule = { module: PermissionModule; label: string; things: MenuThing[] }

/** The registry as the role editor shows it: module, thing, actions, in their order. */
export const permissionMenu: MenuModule[] = Object.entries(assignable).map(([module, { label, things }]) => ({
  module: module as PermissionModule,
  label,
  things: Object.entries(things as Module['things']).map(([thing, { label: thingLabel }]) => ({
    thing,
    label: thingLabel,
    actions: entries
      .filter((entry) => entry.module === module && entry.thing === thing)
      .map(({ code, label: actionLabel, money = false, projectScoped = false, limited = false }) => ({
        code,
        label: actionLabel,
        money,
        projectScoped,
        limited,
      })),
  })),
}))
