import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { ForgotForm } from '../forms/ForgotForm.tsx'
import { AuthFrame } from './AuthFrame.tsx'
import { demoHint } from './demo-hint.ts'

/** Payload frames this page itself, since it takes the place of its own. */
export const ForgotView = ({ initPageResult: { req } }: AdminViewServerProps) => {
  if (req.user) redirect(`${req.payload.config.routes.admin}/security`)
  return (
    <AuthFrame>
      <ForgotForm demoHint={demoHint()} />
    </AuthFrame>
  )
}
