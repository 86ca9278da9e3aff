/** Values that stand in manuals, examples and default configurations. */
const knownDefaults = new Set(
  [
    'secret',
    'password',
    'changeme',
    'change-me',
    'change_me',
    'admin',
    'administrator',
    'root',
    'test',
    'demo',
    'default',
    'example',
    'freehold',
    'payload',
    'postgres',
    'minioadmin',
    'minio123',
    'redis',
    'letmein',
    'welcome',
    'qwerty',
    'yoursecret',
    'your-secret',
    'your_secret_here',
    'your-secret-here',
    'supersecret',
    'super-secret',
    'mysecret',
    'payload_secret',
    'secrets_key',
    'insecure',
    'development',
  ].map(normalise),
)

/** @returns whether a value is a well-known default, also when it is repeated or padded with digits */
export const isKnownDefault = (value: string): boolean => {
  const plain = normalise(value)
  return knownDefaults.has(plain) || knownDefaults.has(shortestPeriod(plain))
}

/** @returns whether a value is built around a default: `test-only-secret-0123` */
const holdsKnownDefault = (value: string): boolean =>
  [...knownDefaults].some((word) => word.length >= 6 && normalise(value).includes(word))

/**
 * What is wrong with a secret, in words; undefined when it is strong enough.
 * @param minimum least number of characters
 */
export const weaknessOf = (value: string, minimum = 32): string | undefined => {
  if (isKnownDefault(value) || holdsKnownDefault(value)) return 'is, or contains, a well-known default'
  if (value.length < minimum) return `has ${value.length} characters, ${minimum} are needed`
  const bits = entropyBits(value)
  return bits < 100 ? `is too regular (about ${Math.round(bits)} bits of entropy, 100 are needed)` : undefined
}

/** Shannon entropy of the characters times the length, after repetition and sequences are taken out. */
const entropyBits = (value: string): number => {
  const core = shortestPeriod(value)
  const counts = new Map<string, number>()
  for (const char of core) counts.set(char, (counts.get(char) ?? 0) + 1)
  const perChar = [...counts.values()].reduce((sum, count) => {
    const share = count / core.length
    return sum - share * Math.log2(share)
  }, 0)
  return perChar * core.length * (1 - predictability(core))
}

/** Share of characters that follow from the one before (aaa, abc, 987). */
const predictability = (value: string): number => {
  const codes = [...value].map((char) => char.charCodeAt(0))
  const steps = codes.slice(1).filter((code, index) => Math.abs(code - (codes[index] ?? 0)) <= 1).length
  return codes.length > 1 ? steps / (codes.length - 1) : 1
}

/** `abcabc` is no better than `abc`. */
function shortestPeriod(value: string): string {
  const period = (value + value).indexOf(value, 1)
  return period > 0 ? value.slice(0, period) : value
}

function normalise(value: string): string {
  return value.toLowerCase().replace(/[^a-z]/g, '')
}
