import type { AdminViewServerProps } from 'payload'
import { OccupancyPage } from './OccupancyPage.tsx'
import { PageFrame } from './PageFrame.tsx'

/** How full the company is. */
export const OccupancyView = (props: AdminViewServerProps) => (
  <PageFrame {...props} path="/occupancy">
    <OccupancyPage />
  </PageFrame>
)
