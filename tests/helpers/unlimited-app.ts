import { createApiClient, createLogin } from './api.ts'
import { startTestApp, type TestApp } from './app.ts'

/** The product without rate limits, for suites that ask more in a minute than any user may. */
export const startUnlimitedApp = async (options: Parameters<typeof startTestApp>[0] = {}): Promise<TestApp> => {
  const app = await startTestApp(options)
  const { default: config } = await import('@payload-config')
  const { ingressRoutes } = await import('../../endpoints/index.ts')
  const { createApi } = await import('../../src/http/create-api.ts')
  const { createRateLimiter } = await import('../../src/platform/rate-limit.ts')
  const client = createApiClient({
    handle: createApi({ config, ingressRoutes, rateLimiter: createRateLimiter({ isEnabled: false }) }),
  })
  return { ...app, ...client, login: createLogin(client) }
}
