import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdir, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'

import { accountId, freePort, run, stopProcess, waitFor } from './processes.mjs'

const debianBinaries = '/usr/lib/postgresql'
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/**
 * Starts PostgreSQL from the Debian packages in a folder of its own, on a free port of the loopback interface.
 * PostgreSQL refuses to run as root: root starts it as the user `postgres`.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 * @throws Error when no server with PostGIS is installed
 */
export const startPrivatePostgres = async ({ dir }) => {
  const bin = findBinaries()
  const asUser = userInfo().uid === 0 ? 'postgres' : undefined
  const root = join(dir, 'postgres')
  const data = join(root, 'data')
  await mkdir(root, { recursive: true })
  if (asUser) await chown(root, await accountId('-u', asUser), await accountId('-g', asUser))

  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']
  await run({ command: join(bin, 'initdb'), args: initdb, asUser })
  const port = await freePort()
  const lines = Object.entries({ ...settings, port, listen_addresses: "'127.0.0.1'", unix_socket_directories: "''" })
  await writeFile(join(data, 'postgresql.auto.conf'), lines.map(([key, value]) => `${key} = ${value}\n`).join(''))

  const server = launch({ command: join(bin, 'postgres'), args: ['-D', data], asUser })
  const probe = ['-q', '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-d', 'postgres']
  const isReady = () => run({ command: join(bin, 'pg_isready'), args: probe })
  const stop = () => stopProcess({ child: server, signal: 'SIGINT' })
  try {
    await waitFor({ what: 'PostgreSQL', child: server, isReady })
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `postgresql://postgres@127.0.0.1:${port}/postgres`, stop }
}

const launch = ({ command, args, asUser }) => {
  const stdio = ['ignore', 'ignore', 'inherit']
  const quiet = [...args, '-c', 'log_min_messages=panic']
  if (!asUser) return spawn(command, quiet, { stdio })
  // setpriv replaces itself by the server: the signal of `stop` reaches PostgreSQL itself.
  const identity = [`--reuid=${asUser}`, `--regid=${asUser}`, '--init-groups', '--']
  return spawn('setpriv', [...identity, command, ...quiet], { stdio })
}

const findBinaries = () => {
  const versions = existsSync(debianBinaries) ? readdirSync(debianBinaries).sort((a, b) => Number(b) - Number(a)) : []
  const version = versions.find((name) => existsSync(`/usr/share/postgresql/${name}/extension/postgis.control`))
  if (version) return join(debianBinaries, version, 'bin')
  throw new Error('No PostgreSQL with PostGIS found: apt-get install postgresql-15 postgresql-15-postgis-3')
}
