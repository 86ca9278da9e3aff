import type { Payload, PayloadRequest } from 'payload'
import { createReq, readQuery, withTransaction } from '../../db/transaction.ts'
import { addPeriods, type CalendarDate, monthOf, todayIn } from '../../domain/calendar.ts'
import { now } from '../../platform/clock.ts'
import { conflict } from '../../platform/errors.ts'
import { addStaff } from '../../services/onboarding/add-staff.ts'
import { createCompany } from '../../services/onboarding/create-company.ts'
import { demoPassword } from '../demo-staff.ts'
import { writeUnitServices } from './write-unit-services.ts'
import { writeUnits } from './write-units.ts'

export type ScaledCompany = {
  id: string
  slug: string
  currency: string
  units: number
  /** log-in of its administrator */
  email: string
  password: string
}

type ScaleCompany = {
  payload: Payload
  units: number
  slug?: string
  name?: string
  /** of every lease; default the first of the month a year ago */
  startDate?: CalendarDate
  /** two monthly services at every unit, one of them with tax */
  withServices?: boolean
  onProgress?: (done: number) => void
}

/** Small enough for the lock that each unit's ownership takes. */
const unitsPerTransaction = 2_000

/**
 * A company of any size for measurements: every unit has an owner or two, a tenant and an active lease; nothing is
 * billed yet. Set-based, in transactions of 2,000 units.
 * @throws 409 when there is a company with this slug
 */
export const scaleCompany = async ({
  payload,
  units,
  slug = 'scale',
  ...rest
}: ScaleCompany): Promise<ScaledCompany> => {
  const { name = `Scale Estates (${slug})`, onProgress } = rest
  const startDate = rest.startDate ?? `${addPeriods(monthOf(todayIn('Africa/Nairobi', now())), -12)}-01`
  const known = await readQuery(payload, 'select 1 from companies where slug = $1', [slug])
  if (known.length > 0) throw conflict(`There is a company "${slug}" already: choose another one with --company.`)
  const req = await createReq(payload)
  const { company, email } = await open(req, { slug, name })
  for (let from = 0; from < units; from += unitsPerTransaction) {
    const to = Math.min(from + unitsPerTransaction, units)
    await withTransaction(req, async (tx) => {
      await writeUnits({ tx, company, slug, from, to, startDate })
      if (rest.withServices) await writeUnitServices({ tx, company, slug, from, to, startDate })
    })
    onProgress?.(to)
  }
  // without fresh statistics the first queries after a load this size would be planned for empty tables
  await readQuery(payload, 'analyze people, units, ownerships, contracts, services, project_services')
  return { ...company, slug, units, email, password: demoPassword }
}

const open = (req: PayloadRequest, { slug, name }: { slug: string; name: string }) =>
  withTransaction(req, async () => {
    const { id, currency, roles, branch } = await createCompany({
      req,
      company: { slug, name, secondFactorPolicy: 'off' },
    })
    const email = `admin@${slug}.example`
    const staff = { company: id, name: `Administrator of ${name}`, email, password: demoPassword, branch }
    await addStaff({ req, staff: { ...staff, roles: [roles.administrator ?? ''] } })
    return { company: { id, currency }, email }
  })
