import type { CheckboxField } from 'payload'
import { normalisePersonPhone } from '../../hooks/normalise-person-phone.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { relatedRows, relation } from '../fields/relation.ts'

const role = (name: string, label: string): CheckboxField => ({
  name,
  type: 'checkbox',
  label,
  defaultValue: false,
  index: true,
  admin: { components: { Cell: '/src/admin/fields/YesCell.tsx#YesCell' } },
})

const nobody = (): boolean => false

/** A party: somebody or an organisation that rents, owns, buys, sells for us or supplies us. */
export const people = defineCollection({
  slug: 'people',
  labels: { singular: 'Person', plural: 'People' },
  permissions: {
    view: 'people.people.view',
    create: 'people.people.create',
    update: 'people.people.update',
    delete: 'people.people.delete',
  },
  trash: true,
  admin: {
    group: 'People',
    useAsTitle: 'name',
    defaultColumns: ['name', 'phone', 'email', 'isTenant', 'isOwner', 'verification'],
    listSearchableFields: ['name', 'phone', 'email', 'nationalId'],
    components: { edit: { beforeDocumentControls: ['/src/admin/staff/InvitePerson.tsx#InvitePerson'] } },
  },
  defaultSort: 'name',
  hooks: { beforeValidate: [normalisePersonPhone] },
  fields: [
    {
      type: 'tabs',
      tabs: [
        {
          label: 'Details',
          fields: [
            {
              type: 'row',
              fields: [
                { name: 'name', type: 'text', required: true },
                choiceField({
                  name: 'kind',
                  label: 'Kind',
                  options: ['individual', 'organisation'],
                  defaultValue: 'individual',
                }),
              ],
            },
            {
              type: 'row',
              fields: [
                { name: 'phone', type: 'text', index: true, admin: { placeholder: '+254 7…' } },
                { name: 'email', type: 'email', index: true },
                { name: 'nationalId', type: 'text', label: 'National id or registration number' },
              ],
            },
            {
              type: 'row',
              fields: [
                role('isTenant', 'Tenant'),
                role('isOwner', 'Owner'),
                role('isBuyer', 'Buyer'),
                role('isAgent', 'Agent'),
                role('isVendor', 'Vendor'),
              ],
            },
          ],
        },
        {
          label: 'Account',
          fields: [
            {
              name: 'account',
              type: 'ui',
              admin: { components: { Field: '/src/admin/panels/PersonAccount.tsx#PersonAccount' } },
            },
            relatedRows({
              name: 'invoices',
              label: 'Invoices',
              collection: 'invoices',
              on: 'person',
              columns: ['number', 'period', 'dueDate', 'totalMinor', 'balanceMinor', 'paymentState'],
              sort: '-dueDate',
            }),
            relatedRows({
              name: 'payments',
              label: 'Payments',
              collection: 'payments',
              on: 'person',
              columns: ['number', 'valueDate', 'method', 'amountMinor', 'unallocatedMinor'],
              sort: '-valueDate',
            }),
          ],
        },
        {
          label: 'Property',
          fields: [
            relatedRows({
              name: 'leases',
              label: 'Leases',
              collection: 'contracts',
              on: 'person',
              columns: ['number', 'unit', 'startDate', 'endDate', 'rentMinor', 'status'],
              sort: '-startDate',
            }),
            relatedRows({
              name: 'ownerships',
              label: 'Owned units',
              collection: 'ownerships',
              on: 'person',
              columns: ['unit', 'shareBps', 'fromDate', 'toDate'],
              allowCreate: true,
            }),
          ],
        },
      ],
    },
    {
      ...choiceField({
        name: 'verification',
        label: 'Identity check',
        options: ['unverified', 'pending', 'verified', 'rejected'],
        defaultValue: 'unverified',
      }),
      admin: { position: 'sidebar', components: { Cell: '/src/admin/fields/StatusCell.tsx#StatusCell' } },
    },
    {
      ...relation({ name: 'user', to: 'users', label: 'Portal log-in' }),
      // Only an invitation that was accepted ties a log-in to a person.
      access: { create: nobody, update: nobody },
      admin: { position: 'sidebar', readOnly: true },
    },
  ],
})
