import type { Row } from '../../db/insert-rows.ts'
import { addDays, type CalendarDate } from '../../domain/calendar.ts'
import { accountLabel } from '../../domain/payment-account.ts'
import { phoneAt } from '../phones.ts'
import { seededId } from '../seeded-id.ts'
import { insertAudited, type SeedContext } from './context.ts'
import { ownerId } from './write-property.ts'

/** Every owner has an account; some are new, one was refused. The company has one of its own. */
export const writePayees = async (context: SeedContext, today: CalendarDate): Promise<void> => {
  const { plan, company } = context
  const soon = `${addDays(today, 1)}T06:00:00.000Z`
  const owners = plan.owners.map(({ name }, index) => {
    const status = index % 5 === 3 ? 'unverified' : index % 5 === 4 ? 'rejected' : 'verified'
    return accountRow(context, {
      key: `owner ${index}`,
      person: ownerId(plan.slug, index),
      kind: 'mobile',
      provider: '63902',
      number: phoneAt(100_000 + plan.firstPerson + index),
      name,
      status,
      from: status === 'unverified' ? soon : context.openedAt.toISOString(),
      isDefault: status === 'verified',
    })
  })
  await insertAudited(context, {
    table: 'payment_accounts',
    entity: 'payment-accounts',
    shown: ['label', 'person_id', 'status'],
    rows: [
      ...owners,
      accountRow(context, {
        ...{
          key: 'company',
          person: null,
          kind: 'paybill',
          provider: 'M-Pesa',
          number: '522522#1001',
          name: company.name,
        },
        ...{ status: 'verified', from: context.openedAt.toISOString(), isDefault: true },
      }),
    ],
  })
}

type Account = {
  key: string
  person: string | null
  kind: 'mobile' | 'paybill'
  provider: string
  number: string
  name: string
  status: string
  from: string
  isDefault: boolean
}

const accountRow = ({ plan: { slug } }: SeedContext, account: Account): Row & { id: string } => ({
  id: seededId(slug, 'payment account', account.key),
  person_id: account.person,
  kind: account.kind,
  provider: account.provider,
  account_number: account.number,
  account_name: account.name,
  label: accountLabel(account),
  is_default: account.isDefault,
  is_active: true,
  status: account.status,
  usable_from: account.from,
  verified_at: account.status === 'verified' ? account.from : null,
})
