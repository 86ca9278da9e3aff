import type { AdminViewServerProps } from 'payload'
import { PageFrame } from '../leases/PageFrame.tsx'
import { LedgerPage } from './LedgerPage.tsx'

/** The entries of the books. */
export const LedgerView = (props: AdminViewServerProps) => (
  <PageFrame {...props} path="/ledger">
    <LedgerPage />
  </PageFrame>
)
