import { Client } from 'pg'

import './environment.mjs'

const [adminUrl, template] = process.argv.slice(2)
if (!adminUrl || !template) throw new Error('usage: create-template.ts <admin url> <database name>')

const admin = new Client({ connectionString: adminUrl })
await admin.connect()
await admin.query(`create database "${template}"`)
await admin.end()

const url = new URL(adminUrl)
url.pathname = `/${template}`
process.env.DATABASE_URL = url.toString()
const { migrateToLatest } = await import('../../src/db/migrate.ts')
await migrateToLatest({ databaseUrl: url.toString() })

// Payload leaves its pool open and has nothing more to write.
process.exit(0)
