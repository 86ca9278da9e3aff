import { loadEnvFile } from '../env.ts'

// The first import of web and worker: from here on DATABASE_URL is the application's own log-in, wherever it is read,
// and the owner's is out of reach of this process.
loadEnvFile()
if (process.env.DATABASE_APP_URL?.trim()) process.env.DATABASE_URL = process.env.DATABASE_APP_URL
delete process.env.DATABASE_APP_URL
