/**
 * Matches a path against a pattern of literal segments, `:name` and a trailing `:name*`.
 * @returns the decoded parameters, or undefined when it does not match
 */
export const matchPath = (pattern: string, path: string): Record<string, string> | undefined => {
  const wanted = segmentsOf(pattern)
  const given = segmentsOf(path)
  const params: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const [, name, rest] = /^:(\w+)(\*)?$/.exec(segment) ?? []
    if (rest) return { ...params, [name!]: decodeURIComponent(given.slice(index).join('/')) }
    const value = given[index]
    if (value === undefined) return undefined
    if (name) params[name] = decodeURIComponent(value)
    else if (segment !== value) return undefined
  }
  return wanted.length === given.length ? params : undefined
}

const segmentsOf = (path: string): string[] => path.split('/').filter(Boolean)
