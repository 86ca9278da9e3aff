import type { AdminViewServerProps } from 'payload'
import { PageFrame } from '../leases/PageFrame.tsx'
import { ReconciliationPage } from './ReconciliationPage.tsx'

/** What came in and went out, and whose it was. */
export const ReconciliationView = (props: AdminViewServerProps) => (
  <PageFrame {...props} path="/reconciliation">
    <ReconciliationPage />
  </PageFrame>
)
