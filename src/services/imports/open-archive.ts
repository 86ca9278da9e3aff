import { inflateRaw } from 'node:zlib'
import { promisify } from 'node:util'
import { validationError } from '../../platform/errors.ts'

const inflate = promisify(inflateRaw)

const mostEntries = 500
/** All parts of a workbook together, once inflated. */
const mostInflatedBytes = 64 * 1024 * 1024
/** A part that grows further than this is no table of numbers and names. */
const mostRatio = 200
const smallBytes = 1024 * 1024

type Entry = { name: string; method: number; start: number; compressed: number; inflated: number }

export type Archive = { names: string[]; read: (name: string) => Promise<Buffer | undefined> }

/**
 * Opens a ZIP archive by its central directory. What it says about sizes is held against the limits before anything is
 * inflated, and inflating stops at the size that it says: an archive that lies is refused as well.
 * @throws 400
 */
export const openArchive = (data: Buffer): Archive => {
  const entries = new Map(readDirectory(data).map((entry) => [entry.name, entry]))
  const total = [...entries.values()].reduce((sum, { inflated }) => sum + inflated, 0)
  if (total > mostInflatedBytes) throw refuse('The file unpacks to more than 64 MB.')
  for (const { inflated, compressed } of entries.values())
    if (inflated > smallBytes && inflated > compressed * mostRatio)
      throw refuse('The file unpacks to far more than it is.')
  return {
    names: [...entries.keys()],
    read: async (name) => {
      const entry = entries.get(name)
      return entry && readEntry(data, entry)
    },
  }
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22
const longestComment = 65_535

const readDirectory = (data: Buffer): Entry[] => {
  const end = endOf(data)
  const count = data.readUInt16LE(end + 10)
  if (count > mostEntries) throw refuse(`The file has more than ${mostEntries} parts.`)
  const entries: Entry[] = []
  let at = data.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || data.readUInt32LE(at) !== entrySignature) throw refuse()
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) => data.readUInt16LE(at + offset))
    const next = at + 46 + (nameBytes ?? 0) + (extraBytes ?? 0) + (commentBytes ?? 0)
    if (next > end) throw refuse()
    // bit 0: encrypted
    if (data.readUInt16LE(at + 8) & 1) throw refuse('The file is protected by a password: save it without one.')
    entries.push({
      name: data.toString('utf8', at + 46, at + 46 + (nameBytes ?? 0)),
      method: data.readUInt16LE(at + 10),
      compressed: data.readUInt32LE(at + 20),
      inflated: data.readUInt32LE(at + 24),
      start: data.readUInt32LE(at + 42),
    })
    at = next
  }
  if (new Set(entries.map(({ name }) => name)).size !== count) throw refuse()
  return entries
}

const endOf = (data: Buffer): number => {
  for (let at = data.length - endBytes; at >= Math.max(0, data.length - endBytes - longestComment); at -= 1)
    if (data.readUInt32LE(at) === endSignature) return at
  throw refuse()
}

const readEntry = async (data: Buffer, { method, start, compressed, inflated }: Entry): Promise<Buffer> => {
  if (start + 30 > data.length || data.readUInt32LE(start) !== localSignature) throw refuse()
  const from = start + 30 + data.readUInt16LE(start + 26) + data.readUInt16LE(start + 28)
  if (from + compressed > data.length) throw refuse()
  const packed = data.subarray(from, from + compressed)
  if (method === 0 && compressed === inflated) return packed
  if (method !== 8) throw refuse()
  const unpacked = await inflate(packed, { maxOutputLength: Math.max(inflated, 1) }).catch((cause: unknown) => {
    throw Object.assign(refuse(), { cause })
  })
  if (unpacked.length !== inflated) throw refuse()
  return unpacked
}

const refuse = (message = 'The file is damaged or no spreadsheet: save it again as .xlsx.') =>
  validationError(message, 'file')
