import type { CollectionConfig, NumberField } from 'payload'
import { rowsOfCompaniesWith } from '../../src/access/company-scoped.ts'
import { ownCompanies } from '../../src/access/own-rows.ts'
import { hideFromPortals } from '../../src/access/row-rules/portal-fields.ts'
import { auditSupportRead } from '../../hooks/audit-support-read.ts'
import { guardSearch } from '../../hooks/guard-search.ts'
import { provePolicyChange } from '../../hooks/prove-policy-change.ts'
import { refuseUnknownFields } from '../../hooks/refuse-unknown-fields.ts'
import { auditCompanyChange } from '../../hooks/audit-company-change.ts'
import { choiceField } from '../fields/choices.ts'
import { countField } from '../fields/counts.ts'
import { currencyField } from '../fields/money.ts'
import { moneySettings } from '../fields/money-settings.ts'

const nobody = (): boolean => false

const hours = (name: string, label: string, defaultValue: number): NumberField =>
  countField({ name, label, min: 1, max: 8_760, required: true, defaultValue })

/** A tenant of the installation. Made by sign-up or by the command line, never deleted. */
export const companies: CollectionConfig = {
  slug: 'companies',
  labels: { singular: 'Company', plural: 'Companies' },
  access: {
    read: ownCompanies,
    update: rowsOfCompaniesWith('settings.company.update', 'id'),
    create: nobody,
    delete: nobody,
  },
  admin: {
    hideAPIURL: true,
    group: 'Settings',
    useAsTitle: 'name',
    defaultColumns: ['name', 'timezone', 'currency', 'status'],
  },
  hooks: {
    beforeOperation: [guardSearch, auditSupportRead, refuseUnknownFields],
    beforeChange: [provePolicyChange],
    afterChange: [auditCompanyChange],
  },
  fields: hideFromPortals({
    slug: 'companies',
    fields: [
      { name: 'name', type: 'text', required: true },
      {
        name: 'slug',
        type: 'text',
        label: 'Short name',
        required: true,
        unique: true,
        access: { update: nobody },
        admin: { description: 'Used in file names and links.' },
      },
      {
        type: 'row',
        fields: [
          {
            name: 'timezone',
            type: 'text',
            label: 'Time zone',
            required: true,
            defaultValue: 'Africa/Nairobi',
            validate: (value: unknown) =>
              (typeof value === 'string' && isTimeZone(value)) || 'Enter a time zone such as Africa/Nairobi.',
          },
          currencyField(),
          { name: 'country', type: 'text', required: true, defaultValue: 'KE', minLength: 2, maxLength: 2 },
        ],
      },
      {
        type: 'row',
        fields: [
          {
            name: 'billingDay',
            type: 'number',
            label: 'Billing day of the month',
            required: true,
            defaultValue: 1,
            min: 1,
            max: 28,
          },
          {
            name: 'billingHour',
            type: 'number',
            label: 'Billing hour',
            required: true,
            defaultValue: 6,
            min: 0,
            max: 23,
          },
        ],
      },
      {
        ...choiceField({
          name: 'secondFactorPolicy',
          label: 'Second factor at log-in',
          options: [
            { value: 'off', label: 'Nobody has to' },
            { value: 'money', label: 'Whoever may move money or change settings' },
            { value: 'everyone', label: 'Everybody' },
          ],
          defaultValue: 'money',
        }),
        admin: { components: { afterInput: ['/src/admin/permissions/PolicyNote.tsx#PolicyNote'] } },
      },
      {
        type: 'row',
        fields: [
          countField({
            name: 'leaseExpiryNoticeDays',
            label: 'Days before the end of a lease that staff hear of it',
            max: 365,
            required: true,
            defaultValue: 60,
          }),
          countField({
            name: 'meterJumpFactor',
            label: 'A meter reading is questioned above … times the usual consumption',
            min: 2,
            max: 100,
            required: true,
            defaultValue: 3,
          }),
          countField({
            name: 'payeeCoolingHours',
            label: 'Hours that a new payment account waits before payouts',
            max: 720,
            required: true,
            defaultValue: 24,
          }),
          countField({
            name: 'personRetentionMonths',
            label: 'Months after which people without business are erased (0: never)',
            max: 600,
            required: true,
            defaultValue: 0,
          }),
        ],
      },
      moneySettings(),
      {
        name: 'maintenanceHours',
        type: 'group',
        label: 'Hours to resolve a maintenance request',
        fields: [
          {
            type: 'row',
            fields: [
              hours('urgent', 'Urgent', 4),
              hours('high', 'High', 24),
              hours('medium', 'Medium', 72),
              hours('low', 'Low', 168),
            ],
          },
        ],
      },
      {
        ...choiceField({ name: 'status', label: 'Status', options: ['active', 'suspended'], defaultValue: 'active' }),
        access: { create: nobody, update: nobody },
        admin: { position: 'sidebar', readOnly: true },
      },
    ],
  }),
}

const isTimeZone = (value: string): boolean => Intl.supportedValuesOf('timeZone').includes(value) || value === 'UTC'
