import { defineRecord } from '../define-collection.ts'
import { statusField } from '../fields/choices.ts'
import { relation } from '../fields/relation.ts'
import { codeField, jsonField, momentField, pageTitle } from '../fields/shown.ts'

const text = (name: string, label: string) => ({ name, type: 'text', label, admin: { readOnly: true } }) as const

/** Every callback of a gateway, stored raw before anything else happens, once per event. */
export const callbackInbox = defineRecord({
  slug: 'callback-inbox',
  labels: { singular: 'Gateway callback', plural: 'Gateway callbacks' },
  permissions: { view: 'system.callbacks.view' },
  admin: {
    group: 'System',
    useAsTitle: 'receivedAt',
    defaultColumns: ['receivedAt', 'gatewayAccount', 'status', 'outcome', 'payment', 'attempts'],
    listSearchableFields: ['dedupKey'],
  },
  defaultSort: '-receivedAt',
  fields: [
    pageTitle(),
    relation({ name: 'gatewayAccount', to: 'gateway-accounts', label: 'Gateway', required: true, readOnly: true }),
    { ...text('dedupKey', 'Event'), required: true },
    momentField({ name: 'receivedAt', label: 'Received', required: true, index: true }),
    statusField({ options: ['received', 'processed', 'ignored', 'failed', 'dead'], defaultValue: 'received' }),
    codeField({ name: 'outcome', label: 'Outcome' }),
    text('error', 'Last error'),
    { name: 'attempts', type: 'number', defaultValue: 0, admin: { readOnly: true } },
    relation({ name: 'payment', to: 'payments', readOnly: true }),
    relation({ name: 'intent', to: 'payment-intents', label: 'Payment request', readOnly: true }),
    { name: 'body', type: 'textarea', required: true, admin: { readOnly: true } },
    text('contentType', 'Content type'),
    jsonField({ name: 'headers', label: 'Headers' }),
    text('sourceIp', 'From'),
  ],
})
