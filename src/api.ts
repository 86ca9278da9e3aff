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
  const [{ default: config }, { ingressRoutes }, { createApi }, { createRateLimiter }, { getEnv }, { sharedRedis }] =
    await Promise.all([
      import('@payload-config'),
      import('../endpoints/index.ts'),
      import('./http/create-api.ts'),
      import('./platform/rate-limit.ts'),
      import('./platform/env.ts'),
      import('./platform/redis.ts'),
    ])
  const isEnabled = getEnv().rateLimits === 'on'
  return createApi({ config, ingressRoutes, rateLimiter: createRateLimiter({ redis: sharedRedis(), isEnabled }) })
}
