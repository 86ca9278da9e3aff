// Prints `N passed, N failed` over the Jest result files of a folder and the steps that failed without tests.
//   node tools/ci/summary.mjs <folder> [failed step…]
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { sumResults } from './sum-results.mjs'

const [folder, ...failedSteps] = process.argv.slice(2)
const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
const results = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))))
const { passed, failed } = sumResults({ results, failedSteps: failedSteps.length })

for (const step of failedSteps) console.error(`failed step: ${step}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
