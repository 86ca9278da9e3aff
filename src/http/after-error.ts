import type { AfterErrorHook, PayloadRequest } from 'payload'

import { reportError } from '../platform/sentry.ts'
import { describeError } from './describe-error.ts'
import type { ErrorEntry } from './error-response.ts'
import { requestContext } from './request-context.ts'

/** Gives every error that Payload catches the shape of ours, and reports the unplanned ones. */
export const afterError: AfterErrorHook = ({ error, req, graphqlResult }) => {
  const original = (error as { originalError?: Error }).originalError ?? error
  const { status, errors, unexpected, retryAfterSeconds } = describeError(original, req)
  const { requestId } = requestContext(req)
  if (unexpected) reportError(original, { requestId, userId: req.user?.id })
  if (retryAfterSeconds !== undefined) {
    req.responseHeaders ??= new Headers()
    req.responseHeaders.set('Retry-After', String(retryAfterSeconds))
  }
  if (!graphqlResult)
    return { status, response: { errors: isAdminForm(req) ? errors.map(withFormData) : errors, requestId } }

  const { locations, path } = graphqlResult as { locations?: unknown; path?: unknown }
  const [{ message, code, path: field, allowed }] = errors as [(typeof errors)[number]]
  const extensions = { statusCode: status, code, field, allowed, ...(errors.length > 1 && { errors }) }
  // Payload types the formatted error as an execution result.
  return { status, graphqlResult: { message, code, locations, path, extensions } as unknown as typeof graphqlResult }
}

// The admin panel sends its forms as multipart and marks the fields that it finds in `data.errors`.
const isAdminForm = (req: PayloadRequest): boolean => (req.headers?.get('content-type') ?? '').startsWith('multipart/')

const withFormData = (entry: ErrorEntry) =>
  entry.path === undefined ? entry : { ...entry, data: { errors: [{ message: entry.message, path: entry.path }] } }
