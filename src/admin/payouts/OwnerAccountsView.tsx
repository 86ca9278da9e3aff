import type { AdminViewServerProps } from 'payload'
import { PageFrame } from '../leases/PageFrame.tsx'
import { OwnerAccountsPage } from './OwnerAccountsPage.tsx'

/** What is owed to whom among the owners. */
export const OwnerAccountsView = (props: AdminViewServerProps) => (
  <PageFrame {...props} path="/owner-accounts">
    <OwnerAccountsPage />
  </PageFrame>
)
