import { reportError } from '../platform/sentry.ts'
import { describeError } from './describe-error.ts'
import { errorResponse } from './error-response.ts'
import { rateHeaders, verdictOf } from './rate-limits.ts'
import type { RequestContext } from './request-context.ts'

// Nobody reads this answer; the number is nginx's for a client that went away.
const clientClosed = 499

type FailureArgs = { error: unknown; request: Request; context: RequestContext }

/** The answer to an error that did not get as far as Payload's own handling. */
export const answerFailure = ({ error, request, context: { requestId } }: FailureArgs): Response => {
  if (request.signal.aborted) return new Response(null, { status: clientClosed })
  const { status, errors, unexpected, retryAfterSeconds } = describeError(error, { headers: request.headers })
  if (unexpected) reportError(error, { requestId })
  const headers = new Headers(rateHeaders(verdictOf(error)))
  if (retryAfterSeconds !== undefined) headers.set('Retry-After', String(retryAfterSeconds))
  return errorResponse({ status, errors, requestId, headers })
}
