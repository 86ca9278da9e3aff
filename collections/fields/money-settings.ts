import type { CheckboxField, GroupField } from 'payload'
import { choiceField } from './choices.ts'
import { countField } from './counts.ts'
import { bpsField, moneyField } from './money.ts'

const yes = (name: string, label: string): CheckboxField => ({ name, type: 'checkbox', label, defaultValue: true })

const hour = (name: string, label: string, defaultValue: number) => countField({ name, label, max: 23, defaultValue })

/** How a company bills, collects and pays. Amounts are minor units of the company's currency. */
export const moneySettings = (): GroupField => ({
  name: 'money',
  type: 'group',
  label: 'Money',
  fields: [
    {
      type: 'row',
      fields: [
        yes('billsMonthly', 'Bill every month by itself'),
        yes('autoApplyCredit', 'Put a payer’s credit on his next invoice'),
        yes('penaltiesEnabled', 'Charge penalties every night'),
        yes('remindersEnabled', 'Send reminders'),
        yes('recoversTax', 'The tax on expenses is recovered'),
      ],
    },
    {
      type: 'row',
      fields: [
        hour('remindersHour', 'Reminders go out at (hour)', 9),
        hour('penaltiesHour', 'Penalties are worked out at (hour)', 2),
        countField({
          name: 'invoiceDueDays',
          label: 'Invoices by hand are due after days',
          max: 365,
          defaultValue: 14,
        }),
        choiceField({
          name: 'allocationOrder',
          label: 'Within an invoice a payment covers first',
          options: [
            { value: 'penalties_first', label: 'Penalties, fees, then the rest' },
            { value: 'charges_first', label: 'The charges, penalties and fees last' },
          ],
          required: false,
          defaultValue: 'penalties_first',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        moneyField({
          name: 'fourEyesMinor',
          label: 'Above this amount somebody else has to approve',
          defaultValue: 5_000_000,
          description: 'Owner statements, expenses, refunds, credit notes and waivers.',
        }),
        moneyField({ name: 'bounceFeeMinor', label: 'Fee for a returned cheque', defaultValue: 0 }),
        moneyField({ name: 'payoutMinimumMinor', label: 'Smallest payout', defaultValue: 0 }),
        bpsField({ name: 'withholdingBps', label: 'Withholding tax on rent collected', defaultValue: 0 }),
      ],
    },
  ],
})
