import type { Payload } from 'payload'
import type { Client, Pool } from 'pg'

/**
 * Closes every connection of Payload's pool. `payload.destroy()` leaves it open, and `pool.end()` would wait for ever
 * for the one connection that the adapter takes at start and never gives back; hence the pool's own list.
 */
export const endPool = async (payload: Payload): Promise<void> => {
  const { pool } = payload.db as unknown as { pool?: Pool & { _clients: Client[] } }
  await payload.destroy()
  if (!pool) return
  const clients = [...pool._clients]
  pool.on('error', () => undefined)
  await Promise.all(clients.map((client) => client.end()))
}
