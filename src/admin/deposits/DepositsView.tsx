import type { AdminViewServerProps } from 'payload'
import { PageFrame } from '../leases/PageFrame.tsx'
import { DepositsPage } from './DepositsPage.tsx'

/** The deposits that are held, and what became of the others. */
export const DepositsView = (props: AdminViewServerProps) => (
  <PageFrame {...props} path="/deposits">
    <DepositsPage />
  </PageFrame>
)
