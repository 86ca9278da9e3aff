import { checkBoundary } from '../../hooks/check-boundary.ts'
import { checkLocation } from '../../hooks/check-location.ts'
import { keepUsedStructure, keepUsedStructureFromDeletion, takePartsAlong } from '../../hooks/guard-structure.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { locationField } from '../fields/location.ts'
import { bpsField, moneyField } from '../fields/money.ts'
import { relatedRows, relation } from '../fields/relation.ts'
import { panelField } from '../fields/shown.ts'

/** A page of a project of its own, behind a tab. */
const projectPage = ({ path, label, Component }: { path: `/${string}`; label: string; Component: string }) => ({
  Component: `/src/admin/structure/${Component}.tsx#${Component}`,
  path,
  tab: { label, href: path },
  meta: { title: label },
})

const operationsPage = ({ path, label, Component }: { path: `/${string}`; label: string; Component: string }) => ({
  ...projectPage({ path, label, Component }),
  Component: `/src/admin/${Component}.tsx#${Component.split('/')[1]}`,
})

export const projects = defineCollection({
  slug: 'projects',
  permissions: {
    view: 'property.projects.view',
    create: 'property.projects.create',
    update: 'property.projects.update',
    delete: 'property.projects.delete',
  },
  trash: true,
  admin: {
    group: 'Property',
    components: {
      beforeListTable: [{ path: '/src/admin/imports/ImportLink.tsx#ImportLink', clientProps: { kind: 'structure' } }],
      views: {
        edit: {
          structure: projectPage({ path: '/structure', label: 'Structure', Component: 'StructurePage' }),
          availability: projectPage({ path: '/availability', label: 'Availability', Component: 'AvailabilityPage' }),
          services: operationsPage({ path: '/services', label: 'Services', Component: 'services/ServicesPage' }),
          readings: operationsPage({ path: '/readings', label: 'Readings', Component: 'meters/ReadingRoundPage' }),
          parking: operationsPage({ path: '/parking', label: 'Parking', Component: 'parking/ParkingPage' }),
        },
      },
    },
    useAsTitle: 'name',
    defaultColumns: ['code', 'name', 'city', 'managementMode', 'managementFeeBps'],
    listSearchableFields: ['name', 'code', 'city'],
  },
  defaultSort: 'name',
  hooks: {
    beforeValidate: [checkLocation, checkBoundary],
    beforeChange: [keepUsedStructure('projects')],
    afterChange: [takePartsAlong('projects')],
    beforeDelete: [keepUsedStructureFromDeletion('projects')],
  },
  fields: [
    panelField({ name: 'overview', Field: '/src/admin/structure/ProjectOverview.tsx#ProjectOverview' }),
    {
      type: 'row',
      fields: [
        { name: 'name', type: 'text', required: true, index: true },
        { name: 'code', type: 'text', required: true, admin: { width: '25%', description: 'Unique in the company.' } },
      ],
    },
    {
      type: 'row',
      fields: [
        choiceField({
          name: 'managementMode',
          label: 'Management',
          options: [
            { value: 'full', label: 'Full management' },
            { value: 'service_only', label: 'Services only' },
          ],
          defaultValue: 'full',
        }),
        bpsField({ name: 'managementFeeBps', label: 'Management fee', required: true, defaultValue: 0 }),
        moneyField({
          name: 'managementFeeMinor',
          label: 'Fixed fee per month',
          description: 'Beside the rate; in the company’s currency.',
        }),
        relation({ name: 'penaltyPolicy', to: 'penalty-policies', label: 'Penalty policy' }),
      ],
    },
    {
      type: 'row',
      fields: [
        { name: 'address', type: 'text' },
        { name: 'area', type: 'text' },
        { name: 'city', type: 'text', index: true },
      ],
    },
    {
      type: 'row',
      fields: [
        choiceField({
          name: 'projectType',
          label: 'Type',
          options: ['residential', 'commercial', 'mixed_use'],
          defaultValue: 'residential',
          index: true,
        }),
        choiceField({
          name: 'stage',
          label: 'Stage',
          options: ['planned', 'ongoing', 'completed', 'on_hold'],
          defaultValue: 'ongoing',
          index: true,
        }),
        dateField({ name: 'startDate', label: 'Start' }),
        dateField({ name: 'endDate', label: 'Completion' }),
      ],
    },
    { name: 'description', type: 'textarea', maxLength: 5_000 },
    locationField(),
    panelField({ name: 'gallery', Field: '/src/admin/media/NodeGallery.tsx#NodeGallery' }),
    {
      name: 'boundary',
      type: 'json',
      label: 'Boundary (GeoJSON polygon)',
      admin: { disableListColumn: true, components: { Field: '/src/admin/map/ProjectPlace.tsx#ProjectPlace' } },
    },
    { ...relation({ name: 'branch', to: 'branches' }), admin: { position: 'sidebar' } },
    relatedRows({
      name: 'blocks',
      label: 'Blocks',
      collection: 'blocks',
      on: 'project',
      columns: ['name', 'kind'],
      sort: 'name',
      allowCreate: true,
    }),
    relatedRows({
      name: 'units',
      label: 'Units',
      collection: 'units',
      on: 'project',
      columns: ['identifier', 'block', 'kind', 'rentMinor', 'status'],
      sort: 'identifier',
      allowCreate: true,
    }),
  ],
})
