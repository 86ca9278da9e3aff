import { MinimalTemplate } from '@payloadcms/next/templates'
import type { ReactNode } from 'react'
import { AuthFrame } from './AuthFrame.tsx'

/** A page of ours for people who are not logged in; Payload frames only the ones it knows. */
export const PublicPage = ({ children }: { children: ReactNode }) => (
  <MinimalTemplate>
    <AuthFrame>{children}</AuthFrame>
  </MinimalTemplate>
)
