import type { AdminViewServerProps } from 'payload'
import { PageFrame } from '../leases/PageFrame.tsx'
import { ReceivePage } from './ReceivePage.tsx'

/** Money over the counter, by cheque or seen on the account. */
export const ReceiveView = (props: AdminViewServerProps) => {
  const { person } = props.searchParams ?? {}
  return (
    <PageFrame {...props} path="/receive">
      <ReceivePage person={typeof person === 'string' ? person : undefined} />
    </PageFrame>
  )
}
