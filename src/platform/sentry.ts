import { logger } from './logger.ts'

type ErrorContext = { requestId?: string; userId?: string | number; job?: string; [key: string]: unknown }
type Sentry = typeof import('@sentry/node')

let sentry: Sentry | undefined

/** Loads and starts the reporter; without a DSN errors are only logged and the library is never loaded. */
export const startSentry = async ({ dsn, environment }: { dsn?: string; environment: string }): Promise<void> => {
  if (!dsn || sentry) return
  sentry = await import('@sentry/node')
  sentry.init({
    dsn,
    environment,
    tracesSampleRate: 0,
    dataCollection: {
      userInfo: false,
      cookies: false,
      httpHeaders: false,
      httpBodies: [],
      urlQueryParams: false,
      databaseQueryData: false,
    },
  })
}

/** Logs an unplanned error and sends it to Sentry where that is set up. Never throws. */
export const reportError = (error: unknown, context: ErrorContext = {}): void => {
  logger.error({ err: error, ...context }, 'unexpected error')
  const { userId, ...extra } = context
  sentry?.captureException(error, { extra, user: userId === undefined ? undefined : { id: String(userId) } })
}

/** Waits until what was reported is sent. @param timeoutMs milliseconds */
export const flushSentry = async (timeoutMs = 2_000): Promise<void> => {
  await sentry?.flush(timeoutMs)
}
