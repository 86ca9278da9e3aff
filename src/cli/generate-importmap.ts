import { generateImportMap } from 'payload'

process.env.FREEHOLD_BUILD = '1'
const { default: config } = await import('../../payload.config.ts')

await generateImportMap(await config, { force: true, log: false })
