import { validationError } from '../platform/errors.ts'

// Deeper than any document of ours, far below what overflows a stack.
const maxNesting = 64
const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * Checks that the bytes are one JSON object that PostgreSQL can store, and gives its text back.
 * @throws 400 for wrong UTF-8, malformed JSON, another top-level type, too deep nesting, NUL or half characters
 */
export const readJsonText = (bytes: Buffer): string => {
  const text = decode(bytes)
  refuseNesting(text)
  const value = parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw validationError('The body must be a JSON object.')
  }
  // Only these can hide what must not get through; most bodies need no second look.
  if (text.includes('\\u') || text.includes('__proto__')) refuseHidden(value)
  return text
}

/** Whether the text has NUL or half of a surrogate pair, which PostgreSQL does not store. */
export const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text)

const decode = (bytes: Buffer): string => {
  try {
    return decoder.decode(bytes)
  } catch {
    throw validationError('The body is not valid UTF-8.')
  }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw validationError('The body is not valid JSON.')
  }
}

const refuseNesting = (text: string): void => {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const char = text[index]
    if (inString) {
      if (char === '\\') index++
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{' || char === '[') {
      if (++depth > maxNesting) throw validationError(`The body is nested deeper than ${maxNesting} levels.`)
    } else if (char === '}' || char === ']') depth--
  }
}

const refuseHidden = (value: unknown): void => {
  if (typeof value === 'string' && !isStorable(value)) {
    throw validationError('The body contains characters that cannot be stored.')
  }
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) {
    if (key === '__proto__' || !isStorable(key)) throw validationError('The body contains a key that is not allowed.')
    refuseHidden(part)
  }
}
