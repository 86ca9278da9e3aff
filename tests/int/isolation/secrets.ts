import type { ApiAnswer } from '../../helpers/api.ts'
import type { Actor } from './actors.ts'
import type { Call } from './matrix.ts'
import type { World } from './world.ts'

export type Secrets = { ids: ReadonlySet<string>; words: readonly string[] }

const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi

/** What members of A meet in rows of their own: their company, and the parts of it that all projects share. */
export const sharedInside: readonly string[] = ['companies', 'branches', 'gateway-accounts', 'services']

/** Open to whoever works in the company, in whatever project: nothing of it is hidden from members. */
const open: readonly string[] = ['services']

/** The ids of A that an actor must not see, of a collection. */
export const hiddenIds = ({ a }: World, { isInside }: Actor, slug: string): readonly string[] =>
  isInside && open.includes(slug) ? [] : (a.ids[slug] ?? [])

/** What no answer may tell an actor: ids of hidden rows, and the words that only they contain. */
export const secretsFor = ({ a }: World, { isInside }: Actor): Secrets => ({
  ids: new Set([
    ...a.files,
    ...Object.entries(a.ids).flatMap(([slug, ids]) => (isInside && sharedInside.includes(slug) ? [] : ids)),
  ]),
  words: isInside ? [a.word, `@${a.slug}.test`] : [a.word, a.slug],
})

/** What an answer, its headers included, tells that the request did not say itself. */
export const leaksOf = ({ ids, words }: Secrets, { path, options }: Call, answer: ApiAnswer<unknown>): string[] => {
  const headers = JSON.stringify([...answer.headers])
  const told = `${answer.text} ${headers}`.toLowerCase()
  const found = [
    ...(told.match(uuid) ?? []).filter((id) => ids.has(id)),
    ...words.filter((word) => told.includes(word)),
  ]
  if (found.length === 0) return []
  const form = options?.body instanceof FormData ? String(options.body.get('_payload')) : ''
  const sent = `${decoded(path)} ${form} ${JSON.stringify(options ?? {})}`.toLowerCase()
  return [...new Set(found)].filter((secret) => !sent.includes(secret))
}

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Differ from one request to the next, whatever it asks for. */
const passing = /^(x-request-id|date|ratelimit.*|set-cookie|content-length)$/

/**
 * An answer without what differs from call to call: the ids that were asked for, moments, the request id, and ids that
 * were made for this answer. Ids of rows that are known stay.
 */
export const printOf = (answer: ApiAnswer<unknown>, asked: readonly string[], known: ReadonlySet<string>): string => {
  const headers = [...answer.headers].filter(([name]) => !passing.test(name)).map((pair) => pair.join(': '))
  const plain = (text: string): string =>
    asked
      .reduce((rest, id) => (id ? rest.replaceAll(id, '<id>') : rest), text)
      .replaceAll(uuid, (id) => (known.has(id.toLowerCase()) ? id : '<new>'))
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<moment>')
  const several = fieldErrors(answer)
  if (several) return `${plain(several)} ${plain(headers.join(' | '))}`
  return `${answer.status} ${plain(answer.text)} ${plain(headers.join(' | '))}`
}

/** GraphQL runs its fields at once: which of them fails first, and so gives the status, is a matter of chance. */
const fieldErrors = ({ body }: ApiAnswer<unknown>): string | undefined => {
  const { errors, data } = (body ?? {}) as { errors?: { path?: unknown }[]; data?: unknown }
  const isOfFields = Array.isArray(errors) && errors.length > 0 && errors.every(({ path }) => Array.isArray(path))
  return isOfFields ? JSON.stringify([errors.map((error) => JSON.stringify(error)).sort(), data]) : undefined
}
