import { codeOfStatus, internalMessage, type ErrorBody, type ErrorEntry } from './error-response.ts'

type ForeignBody = { message?: unknown; errors?: unknown; docs?: unknown; data?: unknown }

/**
 * Gives an answer above 399 that somebody else wrote (Payload, a plugin) the one shape of ours; others stay untouched.
 * A bulk change that failed in part keeps the `docs` that it did change and the `id` of those that it did not.
 */
export const normaliseResponse = async (response: Response, requestId: string): Promise<Response> => {
  if (response.status < 400) return response
  // Payload's answer for collections without endpoints.
  const status = response.status === 501 ? 404 : response.status
  const body = await readBody(response)
  if (isOurs(body)) return rebuild({ response, status, body: { ...body, requestId } })
  const errors = status >= 500 ? [{ message: internalMessage, code: codeOfStatus(status) }] : entriesOf(body, status)
  const docs = Array.isArray(body?.docs) ? { docs: body.docs } : {}
  return rebuild({ response, status, body: { errors, ...docs, requestId } })
}

type RebuildArgs = { response: Response; status: number; body: ErrorBody }

const rebuild = ({ response, status, body }: RebuildArgs): Response => {
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  headers.set('content-type', 'application/json')
  return new Response(JSON.stringify(body), { status, headers })
}

const readBody = async (response: Response): Promise<ForeignBody | undefined> => {
  const text = await response.text()
  if (!response.headers.get('content-type')?.includes('json')) return undefined
  try {
    return JSON.parse(text) as ForeignBody
  } catch {
    return undefined
  }
}

const isOurs = (body: ForeignBody | undefined): body is ErrorBody =>
  Array.isArray(body?.errors) &&
  body.errors.length > 0 &&
  body.errors.every((entry) => typeof (entry as ErrorEntry)?.code === 'string')

const entriesOf = (body: ForeignBody | undefined, status: number): ErrorEntry[] => {
  const code = codeOfStatus(status)
  const list = Array.isArray(body?.errors) ? (body.errors as Record<string, unknown>[]) : []
  const entries = list
    .filter((entry) => typeof entry?.message === 'string')
    .map(({ message, path, id }) => ({
      message: message as string,
      code,
      ...(typeof path === 'string' && { path }),
      ...(id !== undefined && { id }),
    }))
  return entries.length > 0 ? entries : [{ message: messageOf(body, status), code }]
}

const messages: Record<number, string> = {
  401: 'Log in to continue.',
  403: 'You do not have the permission for this.',
  404: 'Not found.',
}

const messageOf = (body: ForeignBody | undefined, status: number): string => {
  const given = typeof body?.message === 'string' ? body.message : undefined
  if (given?.startsWith('Route not found') || given?.startsWith('Cannot ')) return 'There is no such route.'
  return given ?? messages[status] ?? 'The request was refused.'
}
