import { writeFile } from 'node:fs/promises'
import { envExample } from '../platform/env/example.ts'

await writeFile('.env.example', envExample())
console.log('.env.example is written.')
