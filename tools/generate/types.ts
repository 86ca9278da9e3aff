import { generateTypes } from 'payload/node'

// The configuration is read without a database and without secrets.
process.env.FREEHOLD_BUILD ??= '1'

const { default: config } = await import('@payload-config')
const sanitized = await config
await generateTypes(sanitized, { log: false })
console.log(`${sanitized.typescript.outputFile} is up to date.`)
process.exit(0)
