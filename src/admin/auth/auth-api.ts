import { apiRequest } from '../api/request.ts'

export type Factor = 'totp' | 'recovery_code' | 'email_code'

/** A code that the user has to bring. */
export type CodeAsked = {
  ticket: string
  factors?: Factor[]
  /** the address, with most of it hidden; only for codes by e-mail */
  sentTo?: string
  resendInSeconds?: number
  expiresInSeconds: number
}

export type PendingAnswer = CodeAsked & { next: 'second_factor' | 'verify_email' }
export type SessionAnswer = { user: { id: string; name: string; email: string }; passwordChangeRequired?: boolean }
export type LogInAnswer = PendingAnswer | SessionAnswer

export type InvitationKind = 'staff' | 'owner' | 'tenant' | 'agent'

export type InvitationPreview = {
  company: { name: string }
  kind: InvitationKind
  email: string
  name: string
  hasAccount: boolean
  expiresAt: string
}

export type SignUp = {
  company: { name: string; country: string; currency: string; timezone: string }
  name: string
  email: string
  password: string
}

export type SessionRow = {
  id: string
  device?: string | null
  ip?: string | null
  kind: 'cookie' | 'bearer'
  createdAt: string
  lastUsedAt: string
  isCurrent: boolean
  factor?: string | null
}

export type SecurityState = {
  totp: { enabled: boolean; since?: string | null }
  recoveryCodesLeft: number
  passwordChangedAt?: string | null
  factorAt?: string | null
}

export type TotpSetup = { secret: string; uri: string; qr: string }
export type RecoveryCodes = { recoveryCodes: string[] }

export const isPending = (answer: LogInAnswer): answer is PendingAnswer => 'next' in answer

const post = <T = unknown>(path: string, body?: unknown): Promise<T> =>
  apiRequest<T>({ method: 'POST', path: `/auth${path}`, body: body ?? {} })

// The panel keeps its session in cookies that no script can read.
const client = 'browser'

/** The log-in's part of the API. Every call throws ApiFailure. */
export const authApi = {
  logIn: (body: { email: string; password: string }) => post<LogInAnswer>('/login', { ...body, client }),
  verifyCode: (body: { ticket: string; factor: Factor; code: string }) =>
    post<LogInAnswer>('/otp/verify', { ...body, client }),
  verifyEmail: (body: { ticket: string; code: string }) => post<LogInAnswer>('/verify-email', { ...body, client }),
  resendCode: (ticket: string) => post<CodeAsked>('/otp/request', { ticket }),
  startStepUp: () => post<CodeAsked>('/otp/request', { purpose: 'step_up' }),
  signUp: (body: SignUp) => post<PendingAnswer>('/signup', body),
  renew: () => post('/refresh'),

  forgotPassword: (email: string) => post('/password/forgot', { email }),
  resetPassword: (body: { token: string; password: string }) => post('/password/reset', body),
  changePassword: (body: { currentPassword: string; newPassword: string }) => post('/password/change', body),

  previewInvitation: (token: string, signal?: AbortSignal) =>
    apiRequest<InvitationPreview>({ path: `/auth/invitations/preview?token=${encodeURIComponent(token)}`, signal }),
  acceptInvitation: (body: { token: string; name?: string; password?: string }) =>
    post<LogInAnswer>('/invitations/accept', { ...body, client }),

  revokeSession: (id: string) => post(`/sessions/${id}/revoke`),
  revokeOtherSessions: () => post('/sessions/revoke-others'),
  setUpTotp: () => post<TotpSetup>('/totp/setup'),
  confirmTotp: (code: string) => post<RecoveryCodes>('/totp/confirm', { code }),
  disableTotp: () => post('/totp/disable'),
  newRecoveryCodes: () => post<RecoveryCodes>('/recovery-codes'),
}
