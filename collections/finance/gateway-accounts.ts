import { requireStepUp } from '../../hooks/require-step-up.ts'
import { sealGatewaySecrets } from '../../hooks/seal-gateway-secrets.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { currencyField } from '../fields/money.ts'

const nobody = (): boolean => false
const sealed = { access: { create: nobody, read: nobody, update: nobody }, admin: { hidden: true } } as const

/** A company's account with a payment gateway. Credentials are taken once, sealed, and never shown again. */
export const gatewayAccounts = defineCollection({
  slug: 'gateway-accounts',
  labels: { singular: 'Gateway account', plural: 'Gateway accounts' },
  permissions: { view: 'finance.gateways.view', create: 'finance.gateways.update', update: 'finance.gateways.update' },
  admin: {
    group: 'Finance',
    useAsTitle: 'name',
    defaultColumns: ['name', 'provider', 'merchantCode', 'currency', 'status'],
  },
  disableDuplicate: true,
  hooks: { beforeOperation: [requireStepUp], beforeChange: [sealGatewaySecrets] },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'name', type: 'text', required: true },
        choiceField({
          name: 'provider',
          label: 'Provider',
          options: [{ value: 'sasapay', label: 'SasaPay' }],
          defaultValue: 'sasapay',
        }),
      ],
    },
    {
      type: 'row',
      fields: [{ name: 'merchantCode', type: 'text', label: 'Merchant code', required: true }, currencyField()],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'clientId',
          type: 'text',
          label: 'Client id',
          virtual: true,
          admin: { description: 'Enter to set or replace; stored encrypted.' },
        },
        {
          name: 'clientSecret',
          type: 'text',
          label: 'Client secret',
          virtual: true,
          admin: {
            description: 'Enter to set or replace; stored encrypted.',
            components: { Field: '/src/admin/fields/SecretField.tsx#SecretField' },
          },
        },
      ],
    },
    choiceField({ name: 'status', label: 'Status', options: ['active', 'off'], defaultValue: 'active' }),
    { name: 'secrets', type: 'textarea', ...sealed },
    { name: 'callbackToken', type: 'text', ...sealed },
    { name: 'callbackTokenHash', type: 'text', unique: true, index: true, ...sealed },
  ],
})
