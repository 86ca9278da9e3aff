import type { CheckboxField } from 'payload'
import { dropMaskedSearch } from '../../hooks/drop-masked-search.ts'
import { normalisePersonPhone } from '../../hooks/normalise-person-phone.ts'
import { keepBoundPerson, keepErasedPerson, keepIdentityUnique, tidyPerson } from '../../hooks/prepare-person.ts'
import { seesPersonalData } from '../../src/access/personal-data.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { relatedRows, relation } from '../fields/relation.ts'
import { momentField, panelField } from '../fields/shown.ts'

const role = (name: string, label: string): CheckboxField => ({
  name,
  type: 'checkbox',
  label,
  defaultValue: false,
  index: true,
  admin: { components: { Cell: '/src/admin/fields/YesCell.tsx#YesCell' } },
})

const nobody = (): boolean => false

/** Whoever may not see it writes it once, for a new person, and never over what stands there. */
const personal = { access: { read: seesPersonalData, update: seesPersonalData } }

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
    components: {
      edit: {
        beforeDocumentControls: [
          '/src/admin/staff/InvitePerson.tsx#InvitePerson',
          '/src/admin/people/PersonActions.tsx#PersonActions',
          '/src/admin/reminders/StatementMail.tsx#StatementMail',
        ],
      },
      beforeListTable: [
        '/src/admin/people/RoleTabs.tsx#RoleTabs',
        { path: '/src/admin/imports/ImportLink.tsx#ImportLink', clientProps: { kind: 'people' } },
      ],
    },
  },
  defaultSort: 'name',
  hooks: {
    beforeOperation: [dropMaskedSearch],
    beforeValidate: [tidyPerson, normalisePersonPhone],
    beforeChange: [keepErasedPerson, keepBoundPerson, keepIdentityUnique],
  },
  fields: [
    panelField({ name: 'overview', Field: '/src/admin/people/PersonPanel.tsx#PersonPanel' }),
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
                {
                  ...personal,
                  name: 'nationalId',
                  type: 'text',
                  label: 'National id or registration number',
                  index: true,
                },
              ],
            },
            panelField({ name: 'duplicates', Field: '/src/admin/people/DuplicateHint.tsx#DuplicateHint' }),
            {
              type: 'row',
              fields: [
                { ...personal, name: 'taxNumber', type: 'text', label: 'Tax number', maxLength: 50 },
                { ...dateField({ name: 'birthDate', label: 'Born' }), ...personal },
                choiceField({
                  name: 'gender',
                  label: 'Gender',
                  options: ['female', 'male', 'other'],
                  required: false,
                }),
              ],
            },
            {
              type: 'row',
              fields: [
                { name: 'address', type: 'text', maxLength: 300 },
                { name: 'city', type: 'text', maxLength: 100 },
                { name: 'country', type: 'text', maxLength: 2, admin: { placeholder: 'KE' } },
              ],
            },
            { name: 'notes', type: 'textarea', maxLength: 5_000 },
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
    // Follows from the identity checks; the API takes it from nobody.
    statusField({
      name: 'verification',
      label: 'Identity check',
      options: ['unverified', 'pending', 'verified', 'rejected', 'expired'],
      defaultValue: 'unverified',
      index: false,
    }),
    {
      ...relation({ name: 'mergedInto', to: 'people', label: 'Merged into', readOnly: true }),
      access: { create: nobody, update: nobody },
      admin: { position: 'sidebar', readOnly: true, condition: ({ mergedInto }) => Boolean(mergedInto) },
    },
    {
      ...momentField({ name: 'erasedAt', label: 'Personal data erased', sidebar: true, isShownWhenSet: true }),
      access: { create: nobody, update: nobody },
    },
    {
      ...relation({ name: 'user', to: 'users', label: 'Portal log-in' }),
      // Only an invitation that was accepted ties a log-in to a person.
      access: { create: nobody, update: nobody },
      admin: { position: 'sidebar', readOnly: true },
    },
  ],
})
