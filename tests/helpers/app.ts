import type { Payload } from 'payload'

import { type ApiClient, createApiClient, createLogin } from './api.ts'
import { createTestDatabase } from './database.ts'

export type TestApp = ApiClient & {
  payload: Payload
  databaseUrl: string
  /** Logs in through the API and returns the JWT. */
  login: (email: string, password: string) => Promise<string>
  /** Ends the pool and removes the database; call it in afterAll, or Jest waits for the pool. */
  stop: () => Promise<void>
}

/**
 * The product in this process on a database of its own: Payload and the whole of /api/v1, without a socket.
 * Once per test file, because Payload and the environment are read once per process.
 */
export const startTestApp = async ({ env = {} }: { env?: Record<string, string> } = {}): Promise<TestApp> => {
  const database = await createTestDatabase({ template: 'migrated' })
  Object.assign(process.env, env, { DATABASE_URL: database.url })

  // One after the other: Jest's module loader does not bear parallel imports of modules that share dependencies.
  const { default: config } = await import('@payload-config')
  const { getPayload } = await import('payload')
  const { closeRedis } = await import('../../src/platform/redis.ts')
  const payload = await getPayload({ config })
  const client = createApiClient()

  return {
    ...client,
    payload,
    databaseUrl: database.url,
    login: createLogin(client),
    stop: async () => {
      await payload.destroy()
      await closeRedis()
      await database.drop()
    },
  }
}
