import type { AdminViewServerProps } from 'payload'
import { ResetForm } from '../forms/ResetForm.tsx'
import { PublicPage } from './PublicPage.tsx'
import { tokenOf } from './token-of.ts'

export const ResetView = ({ params }: AdminViewServerProps) => (
  <PublicPage>
    <ResetForm token={tokenOf(params?.segments)} />
  </PublicPage>
)
