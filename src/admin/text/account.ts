import { amountText } from './amount.ts'
import type { Badge } from './status.ts'

export type AccountRole = 'tenant' | 'owner'

type Account = { role: AccountRole; closingMinor: number; currency: string }

/**
 * What a closing balance means to a reader.
 * @param closingMinor of a tenant: above zero he owes us; of an owner: above zero we owe him
 */
export const accountHeadline = ({ role, closingMinor, currency }: Account): Badge => {
  const amount = amountText(Math.abs(closingMinor), currency)
  if (closingMinor === 0) return { text: 'Nothing is owed', tone: 'good' }
  if (role === 'tenant') {
    return closingMinor > 0
      ? { text: `Owes ${amount}`, tone: 'warn' }
      : { text: `Has a credit of ${amount}`, tone: 'good' }
  }
  return closingMinor > 0 ? { text: `We owe ${amount}`, tone: 'busy' } : { text: `Owes us ${amount}`, tone: 'bad' }
}
