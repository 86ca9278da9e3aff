import type { Migration } from '../db/migration.ts'
import { migration as m0001 } from './0001_functions.ts'
import { migration as m0002 } from './0002_schema.ts'
import { migration as m0003 } from './0003_guards.ts'
import { migration as m0004 } from './0004_identity.ts'
import { migration as m0005 } from './0005_identity_data.ts'
import { migration as m0006 } from './0006_old_passwords.ts'
import { migration as m0007 } from './0007_property.ts'
import { migration as m0008 } from './0008_property_data.ts'
import { migration as m0009 } from './0009_money.ts'
import { migration as m0010 } from './0010_money_data.ts'

/** In the order in which they run; written by `npm run migrate:create`. */
export const migrations: readonly Migration[] = [m0001, m0002, m0003, m0004, m0005, m0006, m0007, m0008, m0009, m0010]
