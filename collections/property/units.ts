import { checkLocation } from '../../hooks/check-location.ts'
import { deriveUnitStatus } from '../../hooks/derive-unit-status.ts'
import {
  keepUnitWhereUsed,
  keepUsedStructure,
  keepUsedStructureFromDeletion,
  moveWithUnit,
  takePartsAlong,
} from '../../hooks/guard-structure.ts'
import { unitStatuses } from '../../src/domain/unit-status.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { countField } from '../fields/counts.ts'
import { locationField } from '../fields/location.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { relatedRows, relation } from '../fields/relation.ts'
import { panelField } from '../fields/shown.ts'

export const units = defineCollection({
  slug: 'units',
  permissions: {
    view: 'property.units.view',
    create: 'property.units.create',
    update: 'property.units.update',
    delete: 'property.units.delete',
  },
  trash: true,
  admin: {
    group: 'Property',
    components: {
      beforeListTable: [{ path: '/src/admin/imports/ImportLink.tsx#ImportLink', clientProps: { kind: 'structure' } }],
    },
    useAsTitle: 'identifier',
    defaultColumns: ['identifier', 'project', 'block', 'floor', 'kind', 'rentMinor', 'status'],
    listSearchableFields: ['identifier'],
  },
  defaultSort: 'identifier',
  hooks: {
    beforeValidate: [checkLocation],
    beforeChange: [keepUsedStructure('units'), keepUnitWhereUsed],
    afterChange: [takePartsAlong('units'), moveWithUnit, deriveUnitStatus],
    beforeDelete: [keepUsedStructureFromDeletion('units')],
  },
  fields: [
    panelField({ name: 'overview', Field: '/src/admin/structure/UnitOverview.tsx#UnitOverview' }),
    {
      type: 'row',
      fields: [
        {
          name: 'identifier',
          type: 'text',
          required: true,
          index: true,
          admin: { description: 'Unique in the project.' },
        },
        choiceField({
          name: 'kind',
          label: 'Kind',
          options: ['apartment', 'house', 'shop', 'office', 'warehouse', 'other'],
          defaultValue: 'apartment',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'project', to: 'projects', required: true }),
        relation({
          name: 'block',
          to: 'blocks',
          filterOptions: ({ data }) => (data?.project ? { project: { equals: data.project } } : true),
        }),
        countField({
          name: 'floor',
          label: 'Floor',
          max: 99,
          description: 'Of the block; 0 is the ground floor.',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        choiceField({
          name: 'managementMode',
          label: 'Management (empty: as the project)',
          options: [
            { value: 'full', label: 'Full management' },
            { value: 'service_only', label: 'Services only' },
          ],
          required: false,
        }),
        choiceField({
          name: 'offering',
          label: 'Offered',
          options: [
            { value: 'rent', label: 'For rent' },
            { value: 'sale', label: 'For sale' },
            { value: 'both', label: 'For rent or sale' },
          ],
          defaultValue: 'rent',
          index: true,
        }),
        moneyField({ name: 'salePriceMinor', label: 'Sale price' }),
        moneyField({ name: 'depositMinor', label: 'Usual deposit' }),
        moneyField({
          name: 'serviceChargeMinor',
          label: 'Service charge per month',
          description: 'Billed to the owners.',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        moneyField({ name: 'rentMinor', label: 'Asking rent per month' }),
        currencyField(),
        { name: 'bedrooms', type: 'number', min: 0, max: 100 },
        { name: 'areaSqm', type: 'number', label: 'Area (m²)', min: 0 },
      ],
    },
    {
      type: 'row',
      fields: [
        countField({ name: 'bathrooms', label: 'Bathrooms', max: 100 }),
        countField({ name: 'floors', label: 'Floors of the house', max: 100 }),
        countField({ name: 'position', label: 'Order', max: 10_000, defaultValue: 0 }),
      ],
    },
    { name: 'description', type: 'textarea', maxLength: 5_000 },
    locationField(),
    panelField({ name: 'ownershipTransfer', Field: '/src/admin/leases/OwnershipTransfer.tsx#OwnershipTransfer' }),
    panelField({ name: 'locationMap', Field: '/src/admin/map/UnitPlace.tsx#UnitPlace' }),
    panelField({ name: 'gallery', Field: '/src/admin/media/NodeGallery.tsx#NodeGallery' }),
    {
      name: 'ownerOccupied',
      type: 'checkbox',
      label: 'Used by its owner',
      defaultValue: false,
      admin: { position: 'sidebar' },
    },
    statusField({ options: unitStatuses, defaultValue: 'available' }),
    relatedRows({
      name: 'leases',
      label: 'Leases',
      collection: 'contracts',
      on: 'unit',
      columns: ['number', 'person', 'startDate', 'endDate', 'rentMinor', 'status'],
      sort: '-startDate',
      allowCreate: true,
    }),
    relatedRows({
      name: 'owners',
      label: 'Owners',
      collection: 'ownerships',
      on: 'unit',
      columns: ['person', 'shareBps', 'fromDate', 'toDate'],
      sort: '-fromDate',
      allowCreate: true,
    }),
    relatedRows({
      name: 'invoices',
      label: 'Invoices',
      collection: 'invoices',
      on: 'unit',
      columns: ['number', 'person', 'period', 'totalMinor', 'balanceMinor', 'paymentState'],
      sort: '-dueDate',
    }),
  ],
})
