import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { SignUpForm } from '../forms/SignUpForm.tsx'
import { demoHint } from './demo-hint.ts'
import { PublicPage } from './PublicPage.tsx'

/** Opens a new company. */
export const SignUpView = ({ initPageResult: { req } }: AdminViewServerProps) => {
  const home = req.payload.config.routes.admin
  if (req.user) redirect(home)
  return (
    <PublicPage>
      <SignUpForm demoHint={demoHint()} home={home} />
    </PublicPage>
  )
}
