import { type Minor, sumMinor } from './money.ts'

export type SettlementLine = {
  kind: 'deposit' | 'deduction' | 'arrears'
  description: string
  /** what goes to the tenant is above zero, what is kept below */
  amount: Minor
}

export type Settlement = {
  deposit: Minor
  deductions: Minor
  arrears: Minor
  /** what the tenant gets back; never below zero */
  refund: Minor
  /** what he still owes once the deposit is used up */
  owed: Minor
  lines: SettlementLine[]
}

type Charge = { description: string; amount: Minor }

/**
 * What becomes of a deposit: deposit − deductions − arrears, never below zero; what is not covered stays owed.
 * @param deposit what was received, minor units
 * @throws RangeError for a negative amount
 */
export const settleDeposit = ({
  deposit,
  deductions,
  arrears,
}: {
  deposit: Minor
  deductions: readonly Charge[]
  arrears: readonly Charge[]
}): Settlement => {
  const kept = sumMinor(deductions.map(({ amount }) => amount))
  const unpaid = sumMinor(arrears.map(({ amount }) => amount))
  if ([deposit, ...deductions.map(({ amount }) => amount), ...arrears.map(({ amount }) => amount)].some((n) => n < 0n))
    throw new RangeError('A deposit, a deduction and what is owed are zero or more')
  const rest = deposit - kept - unpaid
  const line = (kind: SettlementLine['kind'], { description, amount }: Charge): SettlementLine => ({
    kind,
    description,
    amount: kind === 'deposit' ? amount : -amount,
  })
  return {
    deposit,
    deductions: kept,
    arrears: unpaid,
    refund: rest > 0n ? rest : 0n,
    owed: rest < 0n ? -rest : 0n,
    lines: [
      line('deposit', { description: 'Deposit received', amount: deposit }),
      ...deductions.filter(({ amount }) => amount > 0n).map((charge) => line('deduction', charge)),
      ...arrears.filter(({ amount }) => amount > 0n).map((charge) => line('arrears', charge)),
    ],
  }
}
