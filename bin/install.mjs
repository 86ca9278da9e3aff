import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const oldestNode = [20, 9]
const stamp = 'node_modules/.freehold-lock'
const lock = 'package-lock.json'

/** Checks Node, and installs the packages when they are missing or the lock file has changed. */
export const install = async () => {
  checkNode()
  const wanted = hashOf(existsSync(lock) ? lock : 'package.json')
  if (existsSync('node_modules/tsx/package.json') && isInstalled(wanted)) return
  await npm(existsSync(lock) ? ['ci'] : ['install'])
  writeFileSync(stamp, wanted)
}

const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  fail(
    `Freehold needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org.`,
  )
}

/** npm's own copy of the lock tells about an installation that was made by hand. */
const isInstalled = (wanted) => {
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === wanted
  if (!matchesHiddenLock()) return false
  writeFileSync(stamp, wanted)
  return true
}

const matchesHiddenLock = () => {
  const hidden = 'node_modules/.package-lock.json'
  if (!existsSync(hidden) || !existsSync(lock)) return false
  const [installed, locked] = [hidden, lock].map((path) => JSON.parse(readFileSync(path, 'utf8')).packages)
  return Object.entries(locked).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  )
}

const npm = async (args) => {
  const started = Date.now()
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`
  process.stdout.write(`  Installing packages (npm ${args[0]}); this takes a minute or two the first time\n`)
  const timer = setInterval(() => process.stdout.write(`  … still installing (${seconds()})\n`), 15_000)
  const code = await new Promise((resolve) => {
    // what a parent npm exports, like the environment production, must not leave packages out
    const env = { ...process.env, NODE_ENV: 'development' }
    const child = spawn('npm', [...args, '--include=dev', '--no-audit', '--no-fund'], {
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    })
    child.once('error', (error) => fail(`npm could not be run: ${error.message}`))
    child.once('exit', resolve)
  })
  clearInterval(timer)
  if (code !== 0) fail(`npm ${args[0]} failed (${code}). Its messages are above.`)
  process.stdout.write(`✓ Packages installed  ${seconds()}\n`)
}

const hashOf = (path) =>
  createHash('sha256').update(readFileSync(path)).update(process.version.split('.')[0]).digest('hex')

const fail = (message) => {
  process.stderr.write(`\n${message}\n`)
  process.exit(1)
}
