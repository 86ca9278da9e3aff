import { Gutter } from '@payloadcms/ui'
import { Overview } from './Overview.tsx'

/** The first page: the company's figures. The navigation beside it already lists every collection. */
export const Dashboard = () => (
  <Gutter className="dashboard fh-dashboard">
    <Overview />
  </Gutter>
)
