import { getEnv } from '../../platform/env.ts'
import { DemoLoginList } from './DemoLoginList.tsx'

export type DemoAccount = { role: string; email: string; password: string }

/** The log-ins of the demo, on the server only and only where the demo runs. */
export const DemoLogins = ({ accounts = [] }: { accounts?: readonly DemoAccount[] }) =>
  getEnv().appEnv === 'demo' && accounts.length > 0 ? <DemoLoginList accounts={accounts} /> : null
