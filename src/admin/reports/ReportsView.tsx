import type { AdminViewServerProps } from 'payload'
import { PageFrame } from '../leases/PageFrame.tsx'
import { ReportsPage } from './ReportsPage.tsx'

/** Every report of the books. */
export const ReportsView = (props: AdminViewServerProps) => (
  <PageFrame {...props} path="/reports">
    <ReportsPage />
  </PageFrame>
)
