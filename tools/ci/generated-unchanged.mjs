// Generates again what is generated and compares: a file that changes was not committed with its source.
import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'

const generated = [
  { script: 'generate:types', file: 'payload-types.ts' },
  { script: 'generate:importmap', file: 'src/app/(payload)/admin/importMap.js' },
  { script: 'generate:env', file: '.env.example' },
  { script: 'generate:permissions', file: 'docs/permission-codes.md' },
]

const readIfThere = async (file) => {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

const outdated = []
for (const { script, file } of generated) {
  const before = await readIfThere(file)
  const { status } = spawnSync('npm', ['run', '--silent', script], { stdio: 'inherit' })
  const after = await readIfThere(file)
  if (status !== 0) outdated.push(`npm run ${script} failed`)
  else if (after === undefined) outdated.push(`npm run ${script} did not write ${file}`)
  else if (after !== before) outdated.push(`${file} was out of date: commit it with the change that needs it`)
}

for (const problem of outdated) console.error(problem)
process.exitCode = outdated.length === 0 ? 0 : 1
