import type { PayloadRequest } from 'payload'
import { loadBySession } from '../../access/load-identity.ts'
import { buildPrincipal } from '../../access/principal.ts'
import { sessionCookies } from '../../access/session-cookies.ts'
import type { LogInOutcome } from './log-in.ts'
import type { SessionTokens } from './sessions.ts'

/** The answer to a log-in step: the session, as cookies for a browser and as tokens for an app, or the next step. */
export const answerLogIn = async (req: PayloadRequest, outcome: LogInOutcome): Promise<Response> =>
  'pending' in outcome ? Response.json(outcome.pending, { status: 202 }) : answerSession(req, outcome.session)

export const answerSession = async (req: PayloadRequest, session: SessionTokens): Promise<Response> => {
  const identity = await loadBySession(req.payload, session.sessionId)
  if (!identity) throw new Error('The session that was just opened is gone.')
  const { companies, mustChangePassword } = buildPrincipal(identity)
  const { id, name, email } = identity.user
  const body = {
    user: { id, name, email },
    company: companies.length === 1 ? companies[0] : null,
    companies,
    passwordChangeRequired: mustChangePassword,
    expiresIn: session.accessSeconds,
  }
  if (session.kind === 'bearer')
    return Response.json({ ...body, accessToken: session.accessToken, refreshToken: session.refreshToken })
  const headers = new Headers()
  for (const cookie of sessionCookies(session)) headers.append('set-cookie', cookie)
  return Response.json(body, { headers })
}
