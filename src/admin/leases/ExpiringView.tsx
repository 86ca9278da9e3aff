import type { AdminViewServerProps } from 'payload'
import { ExpiringPage } from './ExpiringPage.tsx'
import { PageFrame } from './PageFrame.tsx'

/** The leases that end soon. */
export const ExpiringView = (props: AdminViewServerProps) => (
  <PageFrame {...props} path="/expiring-leases">
    <ExpiringPage />
  </PageFrame>
)
