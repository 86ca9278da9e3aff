import type { Migration } from '../db/migration.ts'
import { migration as m0001 } from './0001_functions.ts'
import { migration as m0002 } from './0002_schema.ts'
import { migration as m0003 } from './0003_guards.ts'

/** In the order in which they run; written by `npm run migrate:create`. */
export const migrations: readonly Migration[] = [m0001, m0002, m0003]
