import { acacia } from './acacia.ts'
import { baobab } from './baobab.ts'

export type DemoSlug = 'acacia' | 'baobab'

export type OwnerPlan = { name: string; kind: 'individual' | 'organisation'; nationalId: string }

export type UnitPlan = {
  /** unique in the company here, so that plans can name it */
  identifier: string
  kind: 'apartment' | 'house'
  /** of its block; 0 is the ground floor, a house has none */
  floor?: number
  bedrooms: number
  areaSqm: number
  /** shillings per month */
  rent: number
  /** index of the owner and his share in basis points; what is left is the company's own */
  owners: [owner: number, shareBps: number][]
}

export type BlockPlan = { name: string; kind: 'block' | 'house_row'; units: UnitPlan[] }

export type ProjectPlan = {
  code: string
  name: string
  address: string
  city: string
  location: { lat: number; lng: number }
  managementFeeBps: number
  blocks: BlockPlan[]
}

/** A tenant who has left: for how many months from the first one, and how many of the last he never paid. */
export type FormerTenant = { unit: string; months: number; status: 'ended' | 'terminated'; unpaid: number }

export type CompanyPlan = {
  slug: DemoSlug
  name: string
  timezone: string
  currency: string
  country: string
  merchantCode: string
  /** months of history, the current one included */
  months: number
  /** first index into names and phones, so that no two companies share a person */
  firstPerson: number
  owners: OwnerPlan[]
  projects: ProjectPlan[]
  /** units without a lease that runs now */
  vacant: string[]
  ownerOccupied: string[]
  drafts: string[]
  notice: string[]
  former: FormerTenant[]
  /** whole months unpaid before the current one, per unit */
  arrears: Record<string, number>
  /** organisations that rent, per unit; one name on two units is one tenant */
  organisations: Record<string, string>
  /** money that did not fit */
  misfits: {
    /** asked for by phone in the last closed month, paid short */
    wrongAmount?: { unit: string; shortBy: number }
    unknownReference?: { reference: string; amount: number; payerName: string }
    /** payers who refused the request on their phone */
    refused: string[]
  }
}

export const demoCompanies: CompanyPlan[] = [acacia, baobab]
