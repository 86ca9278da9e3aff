// Runs the isolation matrix alone; the last line says how many combinations it tried and what they told.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await install()

const dir = await mkdtemp(join(tmpdir(), 'freehold-isolation-'))
const file = join(dir, 'report.json')
const args = ['node_modules/jest/bin/jest.js', 'tests/int/isolation', ...process.argv.slice(2)]
const jest = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ISOLATION_REPORT: file } })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal))
const code = await new Promise((resolve) => jest.on('exit', (status) => resolve(status ?? 1)))
const report = await readFile(file, 'utf8').then(JSON.parse, () => undefined)
await rm(dir, { recursive: true, force: true })

const say = (line) => process.stdout.write(`${line}\n`)
for (const note of report?.notes ?? []) say(note)
// A failure beside the matrix (a collection or route that it does not cover) proves nothing either.
const isProven = code === 0 && report?.leaks === 0
const verdict = isProven ? '0 leaks' : report?.leaks ? `${report.leaks} leaks` : 'not proven, see above'
say(`isolation: ${report?.combinations ?? 0} combinations, ${verdict}`)
process.exit(isProven ? 0 : code || 1)
