import type { AdminViewServerProps } from 'payload'
import { InvitationFlow } from '../forms/InvitationFlow.tsx'
import { demoHint } from './demo-hint.ts'
import { PublicPage } from './PublicPage.tsx'
import { tokenOf } from './token-of.ts'

/** Open to everybody who holds the link, logged in or not: it may be for another account. */
export const InvitationView = ({ initPageResult: { req }, params }: AdminViewServerProps) => (
  <PublicPage>
    <InvitationFlow demoHint={demoHint()} home={req.payload.config.routes.admin} token={tokenOf(params?.segments)} />
  </PublicPage>
)
