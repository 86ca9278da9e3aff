import type { AdminViewServerProps } from 'payload'
import { RentRollPage } from './RentRollPage.tsx'
import { PageFrame } from './PageFrame.tsx'

/** Every unit with tenant and rent. */
export const RentRollView = (props: AdminViewServerProps) => (
  <PageFrame {...props} path="/rent-roll">
    <RentRollPage />
  </PageFrame>
)
