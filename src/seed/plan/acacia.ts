import type { CompanyPlan, UnitPlan } from './companies.ts'
import { floorsOf, rowOf } from './floors.ts'

const wairimu = 0
const kiplagat = 1
const jerono = 2
const sacco = 3
const abdi = 4
const nduta = 5
const ndungu = 6
const oliveTree = 7

const whole = (owner: number): UnitPlan['owners'] => [[owner, 10_000]]

/** A manager of two estates in Nairobi: flats in Kilimani, flats and maisonettes in Kasarani. */
export const acacia: CompanyPlan = {
  slug: 'acacia',
  name: 'Acacia Property Management',
  timezone: 'Africa/Nairobi',
  currency: 'KES',
  country: 'KE',
  merchantCode: '600980',
  months: 12,
  firstPerson: 0,
  owners: [
    { name: 'Josephine Wairimu Ngugi', kind: 'individual', nationalId: '11804562' },
    { name: 'David Kiplagat Tanui', kind: 'individual', nationalId: '20417733' },
    { name: 'Ruth Jerono Tanui', kind: 'individual', nationalId: '22096418' },
    { name: 'Tumaini Teachers Sacco Society Ltd', kind: 'organisation', nationalId: 'CS/7204' },
    { name: 'Abdi Noor Hassan', kind: 'individual', nationalId: '23751190' },
    { name: 'Mary Nduta Kariuki', kind: 'individual', nationalId: '13320078' },
    { name: 'James Ndungu Kariuki', kind: 'individual', nationalId: '27468805' },
    { name: 'Olive Tree Investments Ltd', kind: 'organisation', nationalId: 'CPR/2016/221904' },
  ],
  projects: [
    {
      code: 'AC',
      name: 'Acacia Court',
      address: 'Kindaruma Road, Kilimani',
      city: 'Nairobi',
      location: { lat: -1.2952, lng: 36.7836 },
      managementFeeBps: 800,
      blocks: [
        {
          name: 'Block A',
          kind: 'block',
          units: floorsOf({
            block: 'A',
            floors: [1, 2, 3, 4, 5],
            layouts: [
              { bedrooms: 2, areaSqm: 92, rent: 72_000 },
              { bedrooms: 2, areaSqm: 96, rent: 75_000 },
              { bedrooms: 3, areaSqm: 128, rent: 98_000 },
              { bedrooms: 1, areaSqm: 58, rent: 48_000 },
            ],
            perFloor: 1_500,
            owners: (floor) => {
              if (floor <= 2) return whole(wairimu)
              // a couple, each to the half
              return floor <= 4 ? [[kiplagat, 5_000], [jerono, 5_000]] : whole(sacco) // prettier-ignore
            },
          }),
        },
        {
          name: 'Block B',
          kind: 'block',
          units: floorsOf({
            block: 'B',
            floors: [1, 2, 3, 4],
            layouts: [
              { bedrooms: 1, areaSqm: 55, rent: 46_000 },
              { bedrooms: 2, areaSqm: 88, rent: 69_000 },
              { bedrooms: 2, areaSqm: 88, rent: 70_000 },
              { bedrooms: 3, areaSqm: 121, rent: 95_000 },
            ],
            perFloor: 1_500,
            owners: (floor) => (floor <= 2 ? [[sacco, 7_000], [abdi, 3_000]] : [[nduta, 6_000], [ndungu, 4_000]]), // prettier-ignore
          }),
        },
      ],
    },
    {
      code: 'JH',
      name: 'Jacaranda Heights',
      address: 'Mwiki Road, Kasarani',
      city: 'Nairobi',
      location: { lat: -1.2216, lng: 36.9067 },
      managementFeeBps: 1_000,
      blocks: [
        {
          name: 'Block C',
          kind: 'block',
          units: floorsOf({
            block: 'C',
            floors: [1, 2, 3, 4],
            layouts: [
              { bedrooms: 0, areaSqm: 28, rent: 14_500 },
              { bedrooms: 1, areaSqm: 44, rent: 21_000 },
              { bedrooms: 1, areaSqm: 46, rent: 22_000 },
              { bedrooms: 2, areaSqm: 66, rent: 31_000 },
            ],
            perFloor: 500,
            // the top floor is the company's own
            owners: (floor) => (floor <= 3 ? whole(oliveTree) : []),
          }),
        },
        {
          name: 'Jacaranda Row',
          kind: 'house_row',
          units: rowOf(
            'H',
            8,
            { bedrooms: 3, areaSqm: 140, rent: 62_000 },
            (number) =>
            number <= 4 ? whole(abdi) : [[nduta, 4_000], [ndungu, 3_000], [wairimu, 3_000]], // prettier-ignore
          ),
        },
      ],
    },
  ],
  vacant: ['A301', 'A504', 'B104', 'B402', 'C101', 'C203', 'C404', 'H6'],
  ownerOccupied: ['A504'],
  drafts: ['A301', 'B402'],
  notice: ['B301', 'C201'],
  former: [
    { unit: 'A102', months: 6, status: 'ended', unpaid: 0 },
    { unit: 'C303', months: 4, status: 'ended', unpaid: 0 },
    { unit: 'B104', months: 9, status: 'ended', unpaid: 0 },
    { unit: 'H6', months: 10, status: 'terminated', unpaid: 2 },
  ],
  arrears: { A203: 1, A401: 2, B202: 1, B303: 3, C102: 2, C304: 4, H3: 1, C402: 2 },
  organisations: { A303: 'Savannah Analytics Ltd', A403: 'Savannah Analytics Ltd', H1: 'Msafiri Tours Ltd' },
  misfits: {
    wrongAmount: { unit: 'A203', shortBy: 5_000 },
    unknownReference: { reference: 'ACC-117', amount: 21_500, payerName: 'NICHOLAS MUTISO' },
    refused: ['C102', 'B303'],
  },
}
