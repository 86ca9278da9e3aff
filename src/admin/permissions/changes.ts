import { isPermissionCode, permissionLabel, type PermissionCode } from '../../access/permissions.ts'
import { amountText } from '../text/amount.ts'

export type Limits = Readonly<Partial<Record<PermissionCode, number>>>
export type HeldCodes = { codes: readonly PermissionCode[]; limits: Limits }

export type Change = { kind: 'added' | 'removed' | 'limit'; code: PermissionCode; text: string }

type Comparison = { before: HeldCodes; after: HeldCodes; currency: string | undefined }

/** What saving adds, takes away and limits, in words. */
export const changesBetween = ({ before, after, currency }: Comparison): Change[] => {
  const upTo = (minor: number | undefined): string =>
    minor === undefined ? 'no limit' : `up to ${amountText(minor, currency)}`
  const withLimit = (code: PermissionCode, minor: number | undefined): string =>
    minor === undefined ? permissionLabel(code) : `${permissionLabel(code)}, ${upTo(minor)}`
  const added = after.codes.filter((code) => !before.codes.includes(code))
  const removed = before.codes.filter((code) => !after.codes.includes(code))
  const limited = after.codes.filter(
    (code) => before.codes.includes(code) && before.limits[code] !== after.limits[code],
  )
  return [
    ...added.map((code): Change => ({ kind: 'added', code, text: withLimit(code, after.limits[code]) })),
    ...removed.map((code): Change => ({ kind: 'removed', code, text: permissionLabel(code) })),
    ...limited.map((code): Change => ({
      kind: 'limit',
      code,
      text: `${permissionLabel(code)}: ${upTo(before.limits[code])} → ${upTo(after.limits[code])}`,
    })),
  ]
}

/** The codes of a value of a form or a row; what no longer exists is left out. */
export const codesFrom = (value: unknown): PermissionCode[] =>
  Array.isArray(value)
    ? value.filter((code): code is PermissionCode => typeof code === 'string' && isPermissionCode(code))
    : []

/** The limits of a row of `roles`. */
export const limitsFrom = (value: unknown): Limits =>
  Object.fromEntries(
    (Array.isArray(value) ? value : []).flatMap((row: { permission?: unknown; amountMinor?: unknown } | null) =>
      typeof row?.permission === 'string' && typeof row.amountMinor === 'number'
        ? [[row.permission, row.amountMinor]]
        : [],
    ),
  )
