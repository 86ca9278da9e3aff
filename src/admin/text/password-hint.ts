const fewest = 10

/** What helps most with the password typed so far. A hint: whether it is strong enough the API decides. */
export const passwordHint = (password: string): string => {
  if (password === '') return `${fewest} characters or more; a few unrelated words work well.`
  if (password.length < fewest) return `${fewest - password.length} more to go.`
  if (new Set(password).size < 5) return 'Use more different characters.'
  if (/^\d+$/.test(password)) return 'Add letters or words: digits alone are guessed fast.'
  return password.length < 14 ? 'Good. Longer is stronger.' : 'Good.'
}
