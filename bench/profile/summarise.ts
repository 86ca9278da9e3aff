import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Node = { id: number; callFrame: { url: string; functionName: string }; hitCount?: number }
type Profile = { nodes: Node[]; samples: number[]; timeDeltas: number[] }

const shown = 25

/** Where each profiled process spent its time, by package or folder of ours; idle time is left out. */
export const summariseProfiles = (dir: string): string =>
  readdirSync(dir, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.cpuprofile'))
    .map((file) => `\n${file}\n${summary(JSON.parse(readFileSync(join(dir, file), 'utf8')) as Profile)}`)
    .join('\n')

const summary = ({ nodes, samples, timeDeltas }: Profile): string => {
  const modules = new Map(nodes.map((node) => [node.id, moduleOf(node)]))
  const spent = new Map<string, number>()
  for (const [at, id] of samples.entries()) {
    const name = modules.get(id) ?? ''
    if (name !== 'idle') spent.set(name, (spent.get(name) ?? 0) + (timeDeltas[at] ?? 0))
  }
  const total = [...spent.values()].reduce((sum, time) => sum + time, 0)
  return [...spent]
    .sort(([, a], [, b]) => b - a)
    .slice(0, shown)
    .map(([name, time]) => `${String(Math.round((time * 1000) / total) / 10).padStart(5)} %  ${name}`)
    .join('\n')
}

const moduleOf = ({ callFrame: { url, functionName } }: Node): string => {
  if (functionName === '(idle)' || functionName === '(program)') return 'idle'
  if (functionName === '(garbage collector)') return 'garbage collection'
  const packageName = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?:dist\/)?([^/]*)/.exec(url)
  if (packageName)
    return packageName[1] === 'payload' || packageName[1]?.startsWith('@payloadcms')
      ? `${packageName[1]}/${packageName[2]}`
      : String(packageName[1])
  if (url.startsWith('node:')) return url.split('/').slice(0, 2).join('/')
  const own = /\/(src\/[^/]+|hooks|collections|endpoints|jobs)\//.exec(url)
  return own?.[1] ?? (url || 'native')
}
