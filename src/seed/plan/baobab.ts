import type { CompanyPlan } from './companies.ts'
import { floorsOf } from './floors.ts'

/** A small company in Mombasa, beside the first: what one has, the other must never see. */
export const baobab: CompanyPlan = {
  slug: 'baobab',
  name: 'Baobab Estates',
  timezone: 'Africa/Nairobi',
  currency: 'KES',
  country: 'KE',
  merchantCode: '600981',
  months: 4,
  firstPerson: 200,
  owners: [
    { name: 'Fatma Said Bakari', kind: 'individual', nationalId: '14559021' },
    { name: 'Coral Coast Holdings Ltd', kind: 'organisation', nationalId: 'CPR/2012/081337' },
  ],
  projects: [
    {
      code: 'NB',
      name: 'Nyali Breeze',
      address: 'Links Road, Nyali',
      city: 'Mombasa',
      location: { lat: -4.0351, lng: 39.7062 },
      managementFeeBps: 750,
      blocks: [
        {
          name: 'Main house',
          kind: 'block',
          units: floorsOf({
            block: 'N',
            floors: [1, 2],
            layouts: [
              { bedrooms: 1, areaSqm: 60, rent: 38_000 },
              { bedrooms: 2, areaSqm: 94, rent: 55_000 },
              { bedrooms: 3, areaSqm: 132, rent: 85_000 },
            ],
            perFloor: 2_000,
            owners: (floor) => (floor === 1 ? [[0, 10_000]] : [[0, 2_500], [1, 7_500]]), // prettier-ignore
          }),
        },
      ],
    },
  ],
  vacant: ['N203'],
  ownerOccupied: [],
  drafts: [],
  notice: [],
  former: [],
  arrears: { N102: 1 },
  organisations: {},
  misfits: { refused: [] },
}
