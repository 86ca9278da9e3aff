import { writeFile } from 'node:fs/promises'
import { codePage } from './permission-codes/code-page.ts'

await writeFile('docs/permission-codes.md', await codePage(process.cwd()))
console.log('docs/permission-codes.md is written.')
