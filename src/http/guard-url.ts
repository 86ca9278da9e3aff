import { validationError } from '../platform/errors.ts'
import { isStorable } from './read-json.ts'

const maxQueryLength = 8 * 1024
const maxFormQueryLength = 64 * 1024
const maxPathLength = 2 * 1024

/** The methods that any route may have. */
export const knownMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/**
 * Refuses what no route could read: lengths, percent-encoding that is no UTF-8, NUL.
 * @param viaForm the query came as the body of an overridden POST and may be longer
 */
export const guardUrl = (url: URL, { viaForm }: { viaForm: boolean }): void => {
  const { pathname, search } = url
  if (pathname.length > maxPathLength) throw validationError('The path is too long.')
  if (search.length > (viaForm ? maxFormQueryLength : maxQueryLength)) {
    throw validationError(
      `The query is longer than ${maxQueryLength / 1024} kB. Send it as a form with X-HTTP-Method-Override: GET.`,
    )
  }
  if (!isReadable(pathname)) throw validationError('The path is not valid percent-encoded UTF-8.')
  if (!isReadable(search)) throw validationError('The query is not valid percent-encoded UTF-8.')
}

const isReadable = (text: string): boolean => {
  try {
    return isStorable(decodeURIComponent(text.replaceAll('+', ' ')))
  } catch {
    return false
  }
}
