// Plain Node: this runs before anything is installed.
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await install()

const { register } = await import('tsx/esm/api')
register()
await import('../src/cli/clean.ts')
