import { ValidationError } from 'payload'
import { AppError, conflict, unavailable, validationError } from '../platform/errors.ts'
import { messages } from './constraints.ts'
import { findPgError, type PgError } from './pg-error.ts'

/**
 * Turns an error of the database into one that a user understands; undefined when it is something else.
 * The original stays reachable as `cause`.
 */
export const toAppError = (error: unknown): AppError | undefined => {
  if (error instanceof AppError) return error
  const pgError = findPgError(error) ?? uniqueBehindValidation(error)
  const mapped = pgError && mappers[pgError.code]?.(pgError)
  if (mapped) mapped.cause = error
  return mapped ?? (pgError && mapByClass(pgError, error))
}

/** Payload turns a unique violation into its own error and drops the cause; the adapter puts this before the constraint's name. */
export const constraintPrefix = 'constraint:'

const busy = 'Somebody else changed this at the same time. Try again.'

const mappers: Record<string, (error: PgError) => AppError> = {
  '23505': (error) => {
    const path = pathOf(error)
    const known = knownMessage(error)
    if (known) return known
    return path ? validationError('This value is already in use.', path) : conflict('This already exists.')
  },
  '23514': (error) => knownMessage(error) ?? validationError('A value is outside what is allowed here.', pathOf(error)),
  '23P01': (error) => knownMessage(error) ?? conflict('This overlaps with something that already exists.'),
  '23502': (error) => validationError('A required value is missing.', error.column && toPath(error.column)),
  '23503': (error) => foreignKey(error),
  '23001': (error) => foreignKey(error),
  '22P02': () => validationError('A value has the wrong format.'),
  '22007': () => validationError('A date has the wrong format. Use YYYY-MM-DD.'),
  '22008': () => validationError('A date does not exist.'),
  '22003': () => validationError('A number is too large.'),
  '22001': () => validationError('A text is too long.'),
  '22021': () => validationError('A text contains a character that cannot be stored.'),
  '22P05': () => validationError('A text contains a character that cannot be stored.'),
  '40001': () => conflict(busy),
  '40P01': () => conflict(busy),
  '55P03': () => conflict(busy),
  '57014': () => unavailable('This took too long and was stopped. Nothing was changed.'),
  '25P03': () => unavailable('This took too long and was stopped. Nothing was changed.'),
  '25006': () => unavailable('The system is read-only at the moment.'),
}

/** Classes: 08 connection, 53 resources, 57 operator intervention; sockets have names. */
const mapByClass = ({ code }: PgError, cause: unknown): AppError | undefined =>
  /^(08|53|57|E)/.test(code) ? unavailable(undefined, cause) : undefined

const foreignKey = (error: PgError): AppError => {
  const known = knownMessage(error)
  if (known) return known
  const user = /is (?:still )?referenced from table "([^"]+)"/.exec(`${error.detail ?? ''} ${error.message}`)?.[1]
  if (user) return conflict(`This is still used by ${user.replaceAll('_', ' ')} and cannot be deleted.`)
  return validationError('The chosen record does not exist in this company.', pathOf(error))
}

const knownMessage = (error: PgError): AppError | undefined => {
  const known = messages[error.constraint ?? '']
  if (!known) return undefined
  const status = known.status ?? (known.path === undefined ? 409 : 400)
  return status === 409 ? conflict(known.message, { path: known.path }) : validationError(known.message, known.path)
}

/** The last column of `Key (company_id, code)=(…)`; expressions such as lower(x) yield their column. */
const pathOf = ({ detail, constraint }: PgError): string | undefined => {
  const known = messages[constraint ?? '']?.path
  if (known) return known
  const columns = /^Key \((.+?)\)=/.exec(detail ?? '')?.[1]?.split(', ')
  const last = columns?.filter((column) => column !== 'company_id').at(-1)
  const name = last?.match(/[a-z_]+(?=::|\)|$)/)?.[0]
  return name && toPath(name)
}

const toPath = (column: string): string =>
  column.replace(/_id$/, '').replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

const uniqueBehindValidation = (error: unknown): PgError | undefined => {
  if (!(error instanceof ValidationError)) return undefined
  const [first] = error.data.errors as { path?: string; tableName?: string }[]
  if (!first || !('tableName' in first) || !first.path) return undefined
  const constraint = first.path.startsWith(constraintPrefix) ? first.path.slice(constraintPrefix.length) : undefined
  return { code: '23505', message: error.message, constraint, detail: constraint ? undefined : `Key (${first.path})=` }
}
