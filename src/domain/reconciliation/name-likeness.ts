const notNames = new Set(['MR', 'MRS', 'MS', 'DR', 'PROF', 'ENG', 'LTD', 'LIMITED', 'CO', 'COMPANY', 'THE', 'AND'])

/** The words of a name, without accents, titles and initials. */
export const nameWords = (name: string): string[] => [
  ...new Set(
    name
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toUpperCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length >= 2 && !notNames.has(word)),
  ),
]

/**
 * How far two names are one person's: `same` when at least two words agree and one name holds the other, whatever the
 * order; `similar` when two words agree, or one that is long enough to tell people apart.
 */
export const nameLikeness = (a: string, b: string): 'same' | 'similar' | null => {
  const [first, second] = [nameWords(a), nameWords(b)]
  const common = first.filter((word) => second.includes(word))
  if (common.length >= 2 && common.length === Math.min(first.length, second.length)) return 'same'
  if (common.length === 1 && first.length === 1 && second.length === 1) return 'same'
  return common.length >= 2 || common.some((word) => word.length >= 5) ? 'similar' : null
}
