import { AppError, validationError } from '../platform/errors.ts'
import { mediaTypeOf } from './override-method.ts'
import { capBody, readBytes, withBody } from './read-body.ts'
import { readJsonText } from './read-json.ts'

const maxJsonBytes = 1024 * 1024

export type GuardedBody = { request: Request; json?: string }

/**
 * Lets a body through when it is a JSON object of at most 1 MB or a form of at most `maxFormBytes`.
 * @throws 413, 415, or 400 for what is not JSON or cannot be stored
 */
export const guardBody = async (request: Request, { maxFormBytes }: { maxFormBytes: number }): Promise<GuardedBody> => {
  if (!request.body) return { request }
  const mediaType = mediaTypeOf(request)
  if (mediaType === 'multipart/form-data') return { request: guardForm(request, maxFormBytes) }
  const bytes = await readBytes(request, maxJsonBytes)
  if (bytes.length === 0) return { request: withBody(request, null) }
  if (mediaType !== 'application/json' || isEncoded(request)) throw unsupported()
  const json = readJsonText(bytes)
  const guarded = withBody(request, json)
  // Payload compares the bare value and would not read `Application/JSON`.
  guarded.headers.set('content-type', 'application/json')
  guarded.headers.delete('content-length')
  return { request: guarded, json }
}

const guardForm = (request: Request, maxBytes: number): Request => {
  if (isEncoded(request)) throw unsupported()
  const type = request.headers.get('content-type') ?? ''
  if (!/;\s*boundary=\S/i.test(type)) throw validationError('The form has no boundary in its Content-Type.')
  return capBody(request, maxBytes)
}

const isEncoded = (request: Request): boolean => {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase()
  const charset = /charset=\s*"?([^\s;"]+)/i.exec(request.headers.get('content-type') ?? '')?.[1]?.toLowerCase()
  return (!!encoding && encoding !== 'identity') || (!!charset && charset !== 'utf-8' && charset !== 'utf8')
}

const unsupported = (): AppError =>
  new AppError({
    status: 415,
    code: 'VALIDATION',
    message: 'Send the body as application/json in UTF-8, or files as multipart/form-data, without a Content-Encoding.',
  })
