import type { SanitizedCollectionConfig } from 'payload'

const ours = new Set(['get /me', 'post /logout'])
const payloads =
  /^\/(login|logout|me|init|refresh-token|forgot-password|reset-password|unlock|first-register|verify\/:id)$/

/** Payload's own routes of a log-in: they do not exist here. Ours of the same path come first in the list and stay. */
export const closeLogIn = (collection: SanitizedCollectionConfig): void => {
  if (!collection.auth || !collection.endpoints) return
  const seen = new Set<string>()
  collection.endpoints = collection.endpoints.filter(({ method, path }) => {
    if (!payloads.test(path)) return true
    const name = `${method} ${path}`
    const isFirst = !seen.has(name)
    seen.add(name)
    return ours.has(name) && isFirst
  })
}
