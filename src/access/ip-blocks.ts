import type { Payload } from 'payload'
import { readQuery } from '../db/transaction.ts'
import { now } from '../platform/clock.ts'
import { contains, parseAddress, parseNetwork, type Address, type Network } from '../platform/ip-address.ts'
import { logger } from '../platform/logger.ts'
import { onAccessChange } from './access-cache.ts'

type Block = { network: Network; companyId: string | null; until: number }
type State = {
  payload?: Payload
  /** single addresses by their text; the rest is walked */
  exact: Map<string, Block[]>
  ranges: Block[]
  loadedAt: number
  loading?: Promise<void>
  isStale: boolean
  stopHearing?: () => void
}

/** A net under the notifications: a process whose connection broke looks again after this many milliseconds. */
const maxAgeMs = 5_000
const nobody: ReadonlySet<string> = new Set()

const BLOCKS = `
  select cidr, company_id, extract(epoch from expires_at) * 1000 as until
  from blocked_ips where lifted_at is null and (expires_at is null or expires_at > now())`

/** Reads the list and keeps it for as long as the process runs; only the first look-up is waited for. */
export const startIpBlocks = async (payload: Payload): Promise<void> => {
  if (state.payload === payload) return state.loadedAt === 0 ? state.loading : undefined
  state.stopHearing?.()
  Object.assign(state, { payload, exact: new Map(), ranges: [], loadedAt: 0, isStale: false })
  state.stopHearing = onAccessChange(({ kind }) => void (kind === 'blocks' && reloadIpBlocks()))
  await reloadIpBlocks()
}

/** Whether an address may not reach the installation at all. */
export const isBlockedAddress = (ip: string): boolean => companiesOf(ip).has(null)

/** The companies that have blocked an address: their rows do not exist for requests from there. */
export const companyBlocksFor = (ip: string): ReadonlySet<string> => {
  const found = companiesOf(ip)
  return found.size === 0 ? nobody : new Set([...found].filter((company) => company !== null))
}

/** Reads the list again, after a change. The old one counts until it is there, and for as long as the database is away. */
export const reloadIpBlocks = (): Promise<void> => {
  // What was committed during a running look-up may be missing in it.
  state.isStale = true
  state.loading ??= load().finally(() => (state.loading = undefined))
  return state.loading
}

const load = async (): Promise<void> => {
  while (state.isStale && state.payload) {
    state.isStale = false
    try {
      keep(await readQuery<Row>(state.payload, BLOCKS))
    } catch (error) {
      logger.warn({ err: error }, 'the blocked addresses could not be read; the known ones count on')
    }
    state.loadedAt = now().getTime()
  }
}

type Row = { cidr: string; company_id: string | null; until: string | null }

const keep = (rows: Row[]): void => {
  const exact = new Map<string, Block[]>()
  const ranges: Block[] = []
  for (const { cidr, company_id, until } of rows) {
    const network = parseNetwork(cidr)
    if (!network) continue
    const block = { network, companyId: company_id, until: until === null ? Infinity : Number(until) }
    const [address, bits] = network
    if (bits !== (address.kind() === 'ipv4' ? 32 : 128)) ranges.push(block)
    else exact.set(address.toString(), [...(exact.get(address.toString()) ?? []), block])
  }
  Object.assign(state, { exact, ranges })
}

const none = new Set<string | null>()

const companiesOf = (ip: string): Set<string | null> => {
  const at = now().getTime()
  if (state.payload && at - state.loadedAt > maxAgeMs && !state.loading) void reloadIpBlocks()
  if (state.exact.size === 0 && state.ranges.length === 0) return none
  const address = parseAddress(ip)
  return address ? blocksOf(address, at) : none
}

const blocksOf = (address: Address, at: number): Set<string | null> => {
  const found = [
    ...(state.exact.get(address.toString()) ?? []),
    ...state.ranges.filter(({ network }) => contains(network, address)),
  ]
  return new Set(found.filter(({ until }) => until > at).map(({ companyId }) => companyId))
}

// The panel's bundle has another copy of this module; the list is one for the process.
const key = Symbol.for('freehold.ipBlocks')
const holder = globalThis as { [key]?: State }
const state: State = (holder[key] ??= { exact: new Map(), ranges: [], loadedAt: 0, isStale: false })
