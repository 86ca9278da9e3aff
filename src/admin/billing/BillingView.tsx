import type { AdminViewServerProps } from 'payload'
import { PageFrame } from '../leases/PageFrame.tsx'
import { BillingPage } from './BillingPage.tsx'

/** A month is previewed, billed and reported. */
export const BillingView = (props: AdminViewServerProps) => (
  <PageFrame {...props} path="/billing">
    <BillingPage />
  </PageFrame>
)
