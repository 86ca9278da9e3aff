import type { PayloadRequest } from 'payload'
import type { SecondFactorPolicy } from '../../access/load-identity.ts'
import { seededRoles } from '../../access/seeded-roles.ts'
import { withTransaction } from '../../db/transaction.ts'
import { accountKeys } from '../../domain/ledger/accounts.ts'
import { ensureAccounts } from '../ledger/ensure-accounts.ts'
import { writeMoneyDefaults } from './write-money-defaults.ts'

export type NewCompany = {
  name: string
  slug: string
  timezone?: string
  currency?: string
  country?: string
  secondFactorPolicy?: SecondFactorPolicy
}
export type CreatedCompany = { id: string; currency: string; roles: Record<string, string>; branch: string }

/** Opens a company: its own row, the head office, the seeded roles and the chart of accounts. */
export const createCompany = ({
  req,
  company,
}: {
  req: PayloadRequest
  company: NewCompany
}): Promise<CreatedCompany> =>
  withTransaction(req, async (tx) => {
    const data = {
      timezone: 'Africa/Nairobi',
      currency: 'KES',
      country: 'KE',
      billingDay: 1,
      billingHour: 6,
      secondFactorPolicy: 'money' as const,
      leaseExpiryNoticeDays: 60,
      payeeCoolingHours: 24,
      meterJumpFactor: 3,
      personRetentionMonths: 0,
      maintenanceHours: { urgent: 4, high: 24, medium: 72, low: 168 },
      ...company,
      status: 'active' as const,
    }
    const { id, currency } = await req.payload.create({ collection: 'companies', data, overrideAccess: true, req })
    const branch = await req.payload.create({
      collection: 'branches',
      data: { company: id, name: 'Head office', code: 'HQ' },
      overrideAccess: true,
      req,
    })
    const roles: Record<string, string> = {}
    for (const { key, name, description, permissions } of seededRoles) {
      const role = await req.payload.create({
        collection: 'roles',
        data: { company: id, key, name, description, permissions },
        overrideAccess: true,
        req,
      })
      roles[key] = role.id
    }
    await ensureAccounts(
      tx,
      id,
      accountKeys.filter((account) => account !== 'gateway_clearing').map((account) => ({ account, currency })),
    )
    await writeMoneyDefaults(tx, id)
    return { id, currency, roles, branch: branch.id }
  })
