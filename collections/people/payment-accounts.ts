import { requireStepUp } from '../../hooks/require-step-up.ts'
import { coolPaymentAccount, moveDefaultAccount, preparePaymentAccount } from '../../hooks/payment-account.ts'
import { seesAccountNumbers } from '../../src/access/personal-data.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { relation } from '../fields/relation.ts'
import { momentField } from '../fields/shown.ts'

const nobody = (): boolean => false
const noted = { access: { create: nobody, update: nobody } } as const

/** Where money of a person, or of the company itself, is paid to. A changed account waits before money goes there. */
export const paymentAccounts = defineCollection({
  slug: 'payment-accounts',
  labels: { singular: 'Payment account', plural: 'Payment accounts' },
  permissions: {
    view: 'people.accounts.view',
    create: 'people.accounts.create',
    update: 'people.accounts.update',
    delete: 'people.accounts.delete',
  },
  trash: true,
  disableDuplicate: true,
  admin: {
    group: 'People',
    useAsTitle: 'label',
    defaultColumns: ['label', 'person', 'kind', 'isDefault', 'status', 'usableFrom'],
    listSearchableFields: ['label', 'accountName'],
    components: { edit: { beforeDocumentControls: ['/src/admin/people/AccountActions.tsx#AccountActions'] } },
  },
  // The owner of an account, who sees its whole number, is known by the person.
  forceSelect: { person: true },
  hooks: {
    beforeOperation: [requireStepUp],
    beforeValidate: [preparePaymentAccount],
    beforeChange: [coolPaymentAccount, moveDefaultAccount],
  },
  fields: [
    relation({
      name: 'person',
      to: 'people',
      label: 'Of',
      description: 'Empty for an account of the company itself.',
    }),
    {
      type: 'row',
      fields: [
        choiceField({
          name: 'kind',
          label: 'Kind',
          options: [
            { value: 'mobile', label: 'Mobile money' },
            { value: 'bank', label: 'Bank' },
            { value: 'paybill', label: 'Pay bill' },
            { value: 'till', label: 'Till' },
          ],
          defaultValue: 'mobile',
        }),
        {
          name: 'provider',
          type: 'text',
          label: 'Provider code',
          required: true,
          maxLength: 20,
          admin: { description: 'The channel code of the gateway, such as 63902 for M-Pesa.' },
        },
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'accountNumber',
          type: 'text',
          label: 'Number',
          required: true,
          maxLength: 50,
          access: { read: seesAccountNumbers },
        },
        { name: 'accountName', type: 'text', label: 'Name on the account', required: true, maxLength: 200 },
      ],
    },
    { name: 'label', type: 'text', label: 'Shown as', ...noted, admin: { readOnly: true, position: 'sidebar' } },
    {
      name: 'isDefault',
      type: 'checkbox',
      label: 'Used by default',
      defaultValue: false,
      admin: { position: 'sidebar', components: { Cell: '/src/admin/fields/YesCell.tsx#YesCell' } },
    },
    {
      name: 'isActive',
      type: 'checkbox',
      label: 'In use',
      defaultValue: true,
      admin: { position: 'sidebar', components: { Cell: '/src/admin/fields/YesCell.tsx#YesCell' } },
    },
    statusField({ options: ['unverified', 'verified', 'rejected'], defaultValue: 'unverified' }),
    { ...momentField({ name: 'usableFrom', label: 'Payouts from', sidebar: true, isShownWhenSet: true }), ...noted },
    { ...relation({ name: 'verifiedBy', to: 'users', label: 'Checked by', readOnly: true }), ...noted },
    { ...momentField({ name: 'verifiedAt', label: 'Checked', sidebar: true, isShownWhenSet: true }), ...noted },
    { ...relation({ name: 'changedBy', to: 'users', label: 'Changed by', readOnly: true }), ...noted },
  ],
})
