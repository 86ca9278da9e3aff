import { AppError, validationError } from '../platform/errors.ts'
import { readBytes } from './read-body.ts'

const overrideHeaders = ['x-http-method-override', 'x-payload-http-method-override']

// A POST that stands for a GET exists because lists of ids outgrow a query string.
const maxFormBytes = 64 * 1024

/**
 * Turns `POST` + `X-(Payload-)HTTP-Method-Override: GET` into the GET that it stands for, so that every limit of a GET
 * applies to it; `HEAD` becomes a GET as well.
 * @throws 400 for any other override, 415 when the query does not come as a form
 */
export const overrideMethod = async (request: Request): Promise<Request> => {
  const wanted = overrideHeaders.map((name) => request.headers.get(name)).find((value) => value !== null)
  if (wanted === undefined || wanted === null) return request.method === 'HEAD' ? asGet(request, request.url) : request
  if (request.method !== 'POST' || wanted !== 'GET') {
    throw validationError('A method override is only possible from POST to GET.')
  }
  return asGet(request, await urlWithForm(request))
}

const asGet = (request: Request, url: string): Request => {
  const headers = new Headers(request.headers)
  for (const name of [...overrideHeaders, 'content-type', 'content-length']) headers.delete(name)
  return new Request(url, { method: 'GET', headers, signal: request.signal })
}

const urlWithForm = async (request: Request): Promise<string> => {
  const form = (await readBytes(request, maxFormBytes)).toString('utf8').trim()
  if (!form) return request.url
  if (mediaTypeOf(request) !== 'application/x-www-form-urlencoded') {
    throw new AppError({
      status: 415,
      code: 'VALIDATION',
      message: 'Send the query of an overridden GET as application/x-www-form-urlencoded.',
    })
  }
  return `${request.url}${request.url.includes('?') ? '&' : '?'}${form.replaceAll('#', '%23')}`
}

/** The media type in lower case without its parameters; an empty string when there is none. */
export const mediaTypeOf = (request: Request): string =>
  (request.headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase()
