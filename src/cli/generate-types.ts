import { generateTypes } from 'payload/node'

process.env.FREEHOLD_BUILD = '1'
const { default: config } = await import('../../payload.config.ts')

await generateTypes(await config, { log: false })
