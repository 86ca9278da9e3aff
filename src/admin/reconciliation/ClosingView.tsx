import type { AdminViewServerProps } from 'payload'
import { PageFrame } from '../leases/PageFrame.tsx'
import { ClosingPage } from './ClosingPage.tsx'

/** What the books expect of each account of money at the end of a day, and what is really there. */
export const ClosingView = (props: AdminViewServerProps) => (
  <PageFrame {...props} path="/daily-closing">
    <ClosingPage />
  </PageFrame>
)
