import type { AdminViewServerProps } from 'payload'
import { IdentityQueue } from './IdentityQueue.tsx'
import { PanelPage } from './PanelPage.tsx'

/** The identity checks that wait, one after the other. */
export const IdentityQueueView = (props: AdminViewServerProps) => (
  <PanelPage {...props} collection="identity-checks" path="/identity-queue">
    <IdentityQueue />
  </PanelPage>
)
