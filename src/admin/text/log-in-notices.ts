const notices = new Map([
  ['ended', 'You were logged out. Log in to go on.'],
  ['no-access', 'You no longer have access to any company. Ask your administrator.'],
  ['password-changed', 'Your password is changed. Log in with the new one.'],
])

export type LogOutReason = 'ended' | 'no-access' | 'password-changed'

/** Why somebody finds himself at the log-in, from the page's address. */
export const noticeOf = (reason: unknown): string | undefined =>
  typeof reason === 'string' ? notices.get(reason) : undefined
