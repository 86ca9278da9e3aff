import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { validationError } from '../../platform/errors.ts'
import { maxPasswordLength } from './passwords.ts'

type PasswordToCheck = {
  password: string
  /** What an attacker knows of the user: e-mail, name, company. */
  hints: readonly string[]
}

export type PasswordVerdict = {
  isStrong: boolean
  /** What to do, for the user; absent when it is strong. */
  hint?: string
}

/** Whether a password would take an attacker long enough to guess. The first call loads the word lists (0.3 s). */
export const checkPassword = async ({ password, hints }: PasswordToCheck): Promise<PasswordVerdict> => {
  const length = [...password].length
  if (length < minPasswordLength)
    return {
      isStrong: false,
      hint: `Use at least ${minPasswordLength} characters. Four words that do not belong together are easy to remember.`,
    }
  if (length > maxPasswordLength) return { isStrong: false, hint: `Use at most ${maxPasswordLength} characters.` }
  const words = [...new Set(hints.flatMap(wordsOf))]
  const { score, feedback } = (await estimator()).check(without(password, words).slice(0, weighed), words)
  if (score >= wantedScore) return { isStrong: true }
  return { isStrong: false, hint: [feedback.warning ?? 'This is easy to guess.', advice].join(' ') }
}

/** @throws AppError 400 at `path` with what to do */
export const requireStrongPassword = async (args: PasswordToCheck, path = 'password'): Promise<void> => {
  const { isStrong, hint } = await checkPassword(args)
  if (!isStrong) throw validationError(hint ?? advice, path)
}

const minPasswordLength = 10
const wantedScore = 3
/** The estimate takes longer with every character, 0.2 s for these on a slow core. */
const weighed = 48
const advice = 'Add a word or two that nobody would expect, and leave out your name, e-mail and company.'

/** The whole and its parts: `wanjiku.otieno@acacia.test` also stands for wanjiku, otieno and acacia. */
const wordsOf = (hint: string): string[] => {
  const whole = hint.trim().toLowerCase()
  return [whole, ...whole.split(/[^\p{L}\p{N}]+/u), ...whole.split('@')].filter((word) => word.length > 2)
}

/** What is left of a password when what everybody knows of its owner is taken away: only that is hard to guess. */
const without = (password: string, words: readonly string[]): string =>
  [...words].sort((one, other) => other.length - one.length).reduce((left, word) => remove(left, word), password)

const remove = (text: string, word: string): string => {
  const lower = text.toLowerCase()
  // a few letters change their length with their case; then places in one are none in the other
  if (lower.length !== text.length) return text
  const at = lower.indexOf(word)
  return at < 0 ? text : remove(text.slice(0, at) + text.slice(at + word.length), word)
}

let loading: Promise<ZxcvbnFactory> | undefined

const estimator = (): Promise<ZxcvbnFactory> => (loading ??= load())

/** One after the other, and only when asked for: the lists take 60 MB, and most processes never need them. */
const load = async (): Promise<ZxcvbnFactory> => {
  const { ZxcvbnFactory: Factory } = await import('@zxcvbn-ts/core')
  const common = await import('@zxcvbn-ts/language-common')
  const english = await import('@zxcvbn-ts/language-en')
  return new Factory({
    dictionary: { ...common.dictionary, ...english.dictionary, product: ['freehold', 'realestate', 'property'] },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
    l33tMaxSubstitutions: 10,
  })
}
