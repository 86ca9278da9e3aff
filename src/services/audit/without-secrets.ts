const hidden = '[redacted]'

/** Names whose value nobody reads in the audit log, also as part of a longer name. */
const secretName =
  /password|passwd|passphrase|secret|token|salt|hash|api[-_]?key|access[-_]?key|private[-_]?key|credential|authorization|cookie|recovery[-_]?code|^(?:pin|otp|totp|jwt|sealed|sid)$/i

const deepest = 12

/** A copy whose secrets are redacted at any depth. That there is one, and that it changed, stays visible. */
export const withoutSecrets = <Value extends Record<string, unknown>>(row: Value): Record<string, unknown> =>
  walkEntries(row, 0)

const walkEntries = (value: object, depth: number): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, isSecret(name, entry) ? hidden : walk(entry, depth + 1)]),
  )

const walk = (value: unknown, depth: number): unknown => {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (depth > deepest) return '[deep]'
  return Array.isArray(value) ? value.map((item) => walk(item, depth + 1)) : walkEntries(value, depth)
}

/** That there is none, and a yes or no, betray nothing. */
const isSecret = (name: string, value: unknown): boolean =>
  secretName.test(name) && value !== null && value !== undefined && value !== '' && typeof value !== 'boolean'
