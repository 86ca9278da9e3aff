import { watch } from 'node:fs'
import { existsSync } from 'node:fs'
import { run } from './launcher/run.ts'
import { say } from './progress.ts'

const folders = ['src', 'collections', 'hooks', 'endpoints', 'jobs', 'payload.config.ts']
// Next reloads these by itself
const nextOwn = /^src\/(?:app|admin)\//

const reloading = await run('dev')
let timer: NodeJS.Timeout | undefined

const onChange = (path: string): void => {
  if (!/\.(?:tsx?|json|sql)$/.test(path) || /\.test\.tsx?$/.test(path) || nextOwn.test(path)) return
  clearTimeout(timer)
  timer = setTimeout(() => {
    say(`↻ ${path} changed: reloading`)
    for (const process of reloading) void process.restart()
  }, 200)
}

for (const folder of folders.filter((path) => existsSync(path)))
  watch(folder, { recursive: true }, (_event, name) => onChange(folder.includes('.') ? folder : `${folder}/${name}`))
