import { jest } from '@jest/globals'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { TestApp } from '../../helpers/app.ts'

type Client = { query: (...args: unknown[]) => unknown; release: () => void }

/** What goes to the database while work is done, begin and commit included; one statement is one round trip. */
export const countTrips = async ({ payload }: TestApp, work: () => Promise<unknown>): Promise<string[]> => {
  const client = (await (payload.db as unknown as PostgresAdapter).pool.connect()) as unknown as Client
  const spy = jest.spyOn(Object.getPrototypeOf(client) as Client, 'query')
  client.release()
  try {
    await work()
    return spy.mock.calls.map(([query]) => (typeof query === 'string' ? query : (query as { text: string }).text))
  } finally {
    spy.mockRestore()
  }
}

export const firstWords = (text: string): string => text.trim().split(/\s+/).slice(0, 3).join(' ')
