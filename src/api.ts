import type { HandleApi } from './http/create-api.ts'

let handler: Promise<HandleApi> | undefined

/**
 * Answers everything under /api/v1: REST, GraphQL, custom routes and callbacks. Used by the server, and by tests
 * without a socket.
 */
export const handleApi: HandleApi = async (request, context) => {
  handler ??= composeApi()
  return (await handler)(request, context)
}

// Loaded on the first call: a tool that only imports this file needs neither a configuration nor a database.
const composeApi = async (): Promise<HandleApi> => {
  // One after the other: Jest's loader of modules loses some that are loaded at the same time.
  const { default: config } = await import('@payload-config')
  const { ingressRoutes } = await import('../endpoints/index.ts')
  const { createApi } = await import('./http/create-api.ts')
  const { createRateLimiter } = await import('./platform/rate-limit.ts')
  const { getEnv } = await import('./platform/env.ts')
  const { sharedRedis } = await import('./platform/redis.ts')
  const { renewCookies } = await import('./services/auth/renew-cookies.ts')
  const isEnabled = getEnv().rateLimits === 'on'
  return createApi({
    config,
    ingressRoutes,
    renewCookies,
    rateLimiter: createRateLimiter({ redis: sharedRedis(), isEnabled }),
  })
}
