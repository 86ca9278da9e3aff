import { generateImportMap } from 'payload'

// The configuration is read without a database and without secrets.
process.env.FREEHOLD_BUILD ??= '1'

const { default: config } = await import('@payload-config')
await generateImportMap(await config, { log: true })
process.exit(0)
