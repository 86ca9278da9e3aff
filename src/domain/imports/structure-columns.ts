import type { Column } from './column.ts'
import type { Variant } from './match-columns.ts'

/** A block has at most 100 floors, numbered from 0. */
const topFloor = 99
/** Two digits of an identifier count the units of a floor. */
const unitsPerFloor = 99

const same = (...values: string[]): Record<string, string> =>
  Object.fromEntries(values.map((value) => [value.replaceAll('_', ' '), value]))

const floors: Variant = {
  key: 'floors',
  label: 'Blocks, floors and a number of units',
  columns: [
    {
      key: 'name',
      label: 'Block/House Name',
      aliases: ['Block', 'House', 'Name'],
      type: 'text',
      maxLength: 100,
      required: true,
    },
    { key: 'floor', label: 'Floor', type: 'whole', min: 0, max: topFloor, required: true },
    {
      key: 'units',
      label: 'Units',
      aliases: ['Number of units'],
      type: 'whole',
      min: 0,
      max: unitsPerFloor,
      none: '-',
    },
  ],
  examples: [
    ['Block A', '0', '4'],
    ['Block A', '1', '6'],
    ['Block A', '2', '6'],
    ['Villa Rose', '0', '-'],
    ['Villa Rose', '1', '-'],
  ],
}

const unitColumns: readonly Column[] = [
  { key: 'project', label: 'Project', aliases: ['Project code'], type: 'text', maxLength: 100 },
  { key: 'block', label: 'Block', aliases: ['Block name'], type: 'text', maxLength: 100 },
  {
    key: 'blockKind',
    label: 'Block kind',
    type: 'choice',
    words: { ...same('block', 'house_row', 'basement'), 'row of houses': 'house_row' },
  },
  { key: 'floor', label: 'Floor', type: 'whole', min: 0, max: topFloor },
  {
    key: 'identifier',
    label: 'Unit',
    aliases: ['Identifier', 'Unit number', 'House number'],
    type: 'text',
    maxLength: 100,
    required: true,
  },
  {
    key: 'kind',
    label: 'Unit kind',
    aliases: ['Unit type'],
    type: 'choice',
    words: same('apartment', 'house', 'shop', 'office', 'warehouse', 'other'),
  },
  { key: 'bedrooms', label: 'Bedrooms', type: 'whole', min: 0, max: 100 },
  { key: 'bathrooms', label: 'Bathrooms', type: 'whole', min: 0, max: 100 },
  { key: 'area', label: 'Area (m²)', aliases: ['Area', 'Size', 'Area sqm'], type: 'decimal', max: 1_000_000 },
  { key: 'rent', label: 'Rent', aliases: ['Rent per month', 'Rental price'], type: 'money' },
  { key: 'salePrice', label: 'Sale price', type: 'money' },
  { key: 'deposit', label: 'Deposit', type: 'money' },
  { key: 'currency', label: 'Currency', type: 'currency' },
  {
    key: 'offering',
    label: 'Offering',
    aliases: ['Offered'],
    type: 'choice',
    words: { ...same('rent', 'sale', 'both'), 'for rent': 'rent', 'for sale': 'sale' },
  },
  {
    key: 'management',
    label: 'Management',
    aliases: ['Management mode'],
    type: 'choice',
    words: { full: 'full', 'full management': 'full', 'services only': 'service_only', 'service only': 'service_only' },
  },
]

const units: Variant = {
  key: 'units',
  label: 'A row for each unit',
  columns: unitColumns,
  examples: [
    ['', 'Block A', 'block', '0', 'A001', 'shop', '', '1', '48', '60000', '', '120000', 'KES', 'rent', 'full'],
    ['', 'Block A', 'block', '1', 'A101', 'apartment', '2', '1', '64.5', '35000', '', '35000', 'KES', 'rent', 'full'],
    ['', '', '', '', 'Villa Rose', 'house', '4', '3', '210', '', '28000000', '', 'KES', 'sale', 'services only'],
  ],
}

export const structureVariants: readonly Variant[] = [units, floors]
