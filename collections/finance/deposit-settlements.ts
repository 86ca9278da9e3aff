import { defineRecord } from '../define-collection.ts'
import { dateField } from '../fields/dates.ts'
import { requestKeyFields } from '../fields/decided.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { relation } from '../fields/relation.ts'
import { pageTitle } from '../fields/shown.ts'

const sum = (name: `${string}Minor`, label: string) =>
  moneyField({ name, label, required: true, readOnly: true, defaultValue: 0 })

/** What became of the deposit of a lease that ended: kept for damage, set against arrears, the rest owed back. */
export const depositSettlements = defineRecord({
  slug: 'deposit-settlements',
  labels: { singular: 'Deposit settlement', plural: 'Deposit settlements' },
  permissions: { view: 'finance.deposits.view' },
  admin: {
    group: 'Finance',
    defaultColumns: ['contract', 'person', 'settledOn', 'heldMinor', 'deductionsMinor', 'arrearsMinor', 'refundMinor'],
    components: { beforeListTable: ['/src/admin/receive/DepositsLink.tsx#DepositsLink'] },
  },
  fields: [
    pageTitle(),
    relation({ name: 'contract', to: 'contracts', label: 'Lease', required: true, readOnly: true }),
    relation({ name: 'person', to: 'people', label: 'Tenant', required: true, readOnly: true }),
    dateField({ name: 'settledOn', label: 'Settled on', required: true, readOnly: true }),
    sum('heldMinor', 'Held'),
    sum('deductionsMinor', 'Kept for damage'),
    sum('arrearsMinor', 'Set against arrears'),
    sum('refundMinor', 'Owed back'),
    currencyField({ readOnly: true }),
    relation({ name: 'invoice', to: 'invoices', label: 'Invoice over the deductions', readOnly: true }),
    relation({ name: 'payment', to: 'payments', label: 'Payment out of the deposit', readOnly: true }),
    relation({ name: 'settledBy', to: 'users', label: 'Settled by', readOnly: true }),
    ...requestKeyFields(),
  ],
})
