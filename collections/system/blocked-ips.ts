import type { CollectionConfig } from 'payload'
import { companyOrInstallation } from '../../src/access/company-or-installation.ts'
import { checkBlockedIp } from '../../hooks/check-blocked-ip.ts'
import { reloadBlocks } from '../../hooks/reload-blocks.ts'
import { defineRecord } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { relation } from '../fields/relation.ts'
import { momentField, rowActions, untilCell } from '../fields/shown.ts'

const nobody = (): boolean => false
/** What the system notes has no place in the form of a new block. */
const isKnown = (_data: unknown, _siblings: unknown, { operation }: { operation: string }): boolean =>
  operation !== 'create'
const closed = { create: nobody, update: nobody }

const collection = defineRecord({
  slug: 'blocked-ips',
  labels: { singular: 'Blocked address', plural: 'Blocked addresses' },
  companyOptional: true,
  audited: true,
  permissions: { view: 'settings.blocked-ips.view' },
  admin: {
    group: 'Settings',
    useAsTitle: 'cidr',
    defaultColumns: ['cidr', 'reason', 'source', 'expiresAt', 'blockedBy', 'rowActions'],
    listSearchableFields: ['cidr', 'reason'],
    components: {
      edit: { beforeDocumentControls: ['/src/admin/blocked/BlockActions.tsx#BlockActions'] },
      beforeListTable: ['/src/admin/blocked/BlockedNote.tsx#BlockedNote'],
    },
  },
  hooks: { beforeChange: [checkBlockedIp], afterChange: [reloadBlocks] },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'cidr',
          type: 'text',
          label: 'Address or range',
          required: true,
          index: true,
          maxLength: 64,
          access: { update: nobody },
          admin: { placeholder: '192.0.2.7 or 192.0.2.0/24' },
        },
        {
          name: 'expiresAt',
          type: 'date',
          label: 'Until',
          admin: {
            description: 'Empty: until it is lifted.',
            components: { Cell: untilCell },
            date: { pickerAppearance: 'dayAndTime', displayFormat: 'd MMM yyyy, HH:mm' },
          },
        },
      ],
    },
    { name: 'reason', type: 'text', required: true, maxLength: 300 },
    {
      type: 'row',
      admin: { condition: isKnown },
      fields: [
        {
          ...choiceField({
            name: 'source',
            label: 'Source',
            options: ['automatic', 'manual'],
            defaultValue: 'manual',
            readOnly: true,
          }),
          access: closed,
        },
        { ...momentField({ name: 'liftedAt', label: 'Lifted' }), access: closed },
      ],
    },
    {
      type: 'row',
      admin: { condition: isKnown },
      fields: [
        { ...relation({ name: 'blockedBy', to: 'users', label: 'Blocked by', readOnly: true }), access: closed },
        { ...relation({ name: 'liftedBy', to: 'users', label: 'Lifted by', readOnly: true }), access: closed },
      ],
    },
    rowActions({ label: 'State', Cell: '/src/admin/blocked/BlockRow.tsx#BlockRow' }),
  ],
})

/** Addresses that are kept out: of one company, or (without a company, by operators) of the whole installation. */
export const blockedIps: CollectionConfig = {
  ...collection,
  access: companyOrInstallation({ view: 'settings.blocked-ips.view', change: 'settings.blocked-ips.update' }),
}
