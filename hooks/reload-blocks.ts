import type { CollectionAfterChangeHook } from 'payload'
import { reloadIpBlocks } from '../src/access/ip-blocks.ts'

/** The author sees his block at work at once; the other processes are told by the database. */
export const reloadBlocks: CollectionAfterChangeHook = () => {
  // After the answer, because the row is not committed yet.
  setImmediate(() => void reloadIpBlocks())
}
