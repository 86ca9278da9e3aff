import type { GroupField } from 'payload'

/** Where something stands, WGS 84 degrees; both numbers or neither. */
export const locationField = (): GroupField => ({
  name: 'location',
  type: 'group',
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'lat', type: 'number', label: 'Latitude', min: -90, max: 90 },
        { name: 'lng', type: 'number', label: 'Longitude', min: -180, max: 180 },
      ],
    },
  ],
})
