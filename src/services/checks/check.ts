import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'

/** What is stored, and what it should be. */
export type Difference = { check: string; company: string; subject: string; expected: string; actual: string }

/** A read model that is computed anew and compared. */
export type Check = { name: string; run: (payload: Payload) => Promise<Difference[]> }

/** A check of one statement, whose rows are what differs: company, subject, expected, actual. */
export const sqlCheck = (name: string, sql: string): Check => ({
  name,
  run: async (payload) =>
    (await readQuery<Omit<Difference, 'check'>>(payload, sql)).map((row) => ({ check: name, ...row })),
})
