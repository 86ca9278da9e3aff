import type { NumberField, TextField } from 'payload'
import { checkCatalogue } from '../../hooks/check-catalogue.ts'
import { keepChargedFromDeletion, keepChargedFromTrash } from '../../hooks/keep-charged-service.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { bpsField, currencyField, moneyField } from '../fields/money.ts'
import { relatedRows } from '../fields/relation.ts'

/** A field of the prices that need it; the rules are in `checkCatalogue`. */
const shownFor = <F extends NumberField | TextField>(pricings: readonly string[], field: F): F => ({
  ...field,
  admin: { ...field.admin, condition: (data: { pricing?: string }) => pricings.includes(data.pricing ?? '') },
})

/** What can be charged beside rent: the catalogue of a company. */
export const services = defineCollection({
  slug: 'services',
  labels: { singular: 'Service', plural: 'Service catalogue' },
  permissions: {
    view: 'property.services.view',
    create: 'property.services.create',
    update: 'property.services.update',
    delete: 'property.services.delete',
  },
  trash: true,
  admin: {
    group: 'Services',
    useAsTitle: 'name',
    defaultColumns: ['name', 'pricing', 'basePriceMinor', 'percentageBps', 'frequency', 'billedTo', 'isActive'],
    listSearchableFields: ['name', 'description'],
  },
  defaultSort: 'name',
  hooks: { beforeChange: [checkCatalogue, keepChargedFromTrash], beforeDelete: [keepChargedFromDeletion] },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'name', type: 'text', required: true, maxLength: 200 },
        choiceField({
          name: 'pricing',
          label: 'Pricing',
          options: [
            { value: 'fixed', label: 'Fixed price' },
            { value: 'variable', label: 'Variable price' },
            { value: 'percentage', label: 'Percentage of the rent' },
            { value: 'metered', label: 'By meter' },
          ],
          defaultValue: 'fixed',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        shownFor(
          ['fixed', 'metered'],
          moneyField({
            name: 'basePriceMinor',
            label: 'Price',
            description: 'Of a month, week or day; by meter, of one unit of measure.',
          }),
        ),
        currencyField(),
        shownFor(['percentage'], bpsField({ name: 'percentageBps', label: 'Percentage of the rent' })),
        bpsField({ name: 'taxRateBps', label: 'Tax rate', defaultValue: 0 }),
      ],
    },
    {
      type: 'row',
      fields: [
        choiceField({
          name: 'frequency',
          label: 'Charged',
          options: [
            { value: 'one_time', label: 'Once' },
            ...['daily', 'weekly', 'monthly'],
            { value: 'quarterly', label: 'Quarterly, three months at once' },
            { value: 'yearly', label: 'Yearly, twelve months at once' },
          ],
          defaultValue: 'monthly',
        }),
        choiceField({
          name: 'billedTo',
          label: 'Billed to',
          options: [
            { value: 'tenant', label: 'The tenant' },
            { value: 'owner', label: 'The owner' },
            { value: 'management', label: 'Ourselves' },
          ],
          defaultValue: 'tenant',
        }),
        shownFor(['metered'], {
          name: 'measure',
          type: 'text',
          label: 'Measured in',
          maxLength: 20,
          admin: { placeholder: 'kWh, m³' },
        } satisfies TextField),
      ],
    },
    { name: 'description', type: 'textarea', maxLength: 2_000 },
    {
      name: 'requiresApproval',
      type: 'checkbox',
      label: 'Needs approval before it is charged',
      defaultValue: false,
      admin: { position: 'sidebar' },
    },
    {
      name: 'isActive',
      type: 'checkbox',
      label: 'On offer',
      defaultValue: true,
      admin: { position: 'sidebar', components: { Cell: '/src/admin/fields/YesCell.tsx#YesCell' } },
    },
    relatedRows({
      name: 'attachments',
      label: 'Where it is charged',
      collection: 'project-services',
      on: 'service',
      columns: ['project', 'block', 'unit', 'customPriceMinor', 'startDate', 'status'],
    }),
  ],
})
