import { insertRows, type Row } from '../../db/insert-rows.ts'
import { addDays, addMonths, addPeriods, type CalendarDate, monthOf } from '../../domain/calendar.ts'
import { nextEscalation } from '../../domain/escalation.ts'
import { checklistAreas } from '../../domain/inspection.ts'
import { takeNumbers } from '../../services/numbers.ts'
import { seededId } from '../seeded-id.ts'
import { insertAudited, type SeedContext } from './context.ts'
import type { WrittenLease } from './write-leases.ts'

type Args = { context: SeedContext; leases: WrittenLease[]; today: CalendarDate }

/** What happens to leases beside the rent: rises, changes of terms, ends that come near, renewals, inspections. */
export const writeLeaseEvents = async ({ context, leases, today }: Args): Promise<void> => {
  const running = leases.filter(({ plan }) => plan.status === 'active')
  await writeRises(context, running, today)
  await writeAmendments(context, running, today)
  await writeEnds({ context, leases: running.slice(12), today })
  await writeFormer(context, running.slice(3, 5))
  await writeInspections({ context, leases, today })
}

/** Every third lease rises by 7.5 % a year, some by an amount; the first rise is still to come. */
const writeRises = async ({ tx }: SeedContext, leases: WrittenLease[], today: CalendarDate): Promise<void> => {
  const rising = leases.filter((_, index) => index % 3 === 0)
  const rows = rising.map(({ id, plan }, index) => ({
    id,
    next:
      nextEscalation({ start: plan.startDate, everyMonths: 12, end: plan.endDate, after: addDays(today, 2) }) ?? null,
    isFixed: index % 4 === 3,
  }))
  await tx.query(
    `update contracts c set escalation = case when w.fixed then 'fixed' else 'percent' end, escalation_months = 12,
       escalation_bps = case when not w.fixed then 750 end, escalation_minor = case when w.fixed then 200000 end,
       next_escalation_date = w.next
     from unnest($1::uuid[], $2::text[], $3::boolean[]) as w (id, next, fixed) where c.id = w.id`,
    [rows.map(({ id }) => id), rows.map(({ next }) => next), rows.map(({ isFixed }) => isFixed)],
  )
}

/** One change that waits for approval, one that waits for its day, one that counts already. */
const writeAmendments = async (context: SeedContext, leases: WrittenLease[], today: CalendarDate): Promise<void> => {
  const nextMonth = `${addPeriods(monthOf(today), 1)}-01`
  const changes = [
    { status: 'proposed', kind: 'rent', reason: 'Two years on the old rent', from: nextMonth, rise: 1.05 },
    { status: 'approved', kind: 'term', reason: 'Stays for another year', from: nextMonth },
    { status: 'applied', kind: 'other', reason: 'Salary comes on the 10th', from: addMonths(today, -2), dueDay: 12 },
  ]
  const rows = changes.flatMap(({ rise, dueDay, from, ...change }, index) => {
    const lease = leases[index + 1]
    if (!lease) return []
    const { rent } = lease.plan.unit
    const end = lease.plan.endDate ?? addDays(addMonths(lease.plan.startDate, 24), -1)
    const [before, after] = rise
      ? [{ rentMinor: rent * 100 }, { rentMinor: Math.round(rent * rise) * 100 }]
      : dueDay
        ? [{ dueDay: 5 }, { dueDay }]
        : [{ endDate: lease.plan.endDate }, { endDate: addMonths(end, 12) }]
    return [
      {
        id: seededId(context.plan.slug, 'amendment', lease.id),
        contract_id: lease.id,
        ...change,
        effective_date: from,
        before,
        after,
        ...(change.status === 'applied' && { applied_at: context.openedAt.toISOString() }),
      },
    ]
  })
  await insertAudited(context, {
    table: 'contract_amendments',
    entity: 'contract-amendments',
    rows,
    shown: ['kind', 'effective_date', 'status'],
  })
  const applied = rows.find(({ status }) => status === 'applied')
  await context.tx.query('update contracts set due_day = 12 where id = $1', [applied?.contract_id ?? null])
}

/** Three leases end soon; the second has a draft that renews it. */
const writeEnds = async ({ context, leases, today }: Args): Promise<void> => {
  const ending = [16, 38, 55].flatMap((days, index) => {
    const lease = leases[index]
    return lease ? [{ lease, end: addDays(today, days) }] : []
  })
  for (const { lease, end } of ending)
    await context.tx.query(
      `update contracts set end_date = $2::text,
         next_escalation_date = case when next_escalation_date <= $2::text then next_escalation_date end where id = $1`,
      [lease.id, end],
    )
  const renewed = ending[1]
  if (!renewed) return
  const start = addDays(renewed.end, 1)
  const rent = Math.round(renewed.lease.plan.unit.rent * 1.05) * 100
  await writeRenewal(context, {
    lease: renewed.lease,
    row: { start_date: start, end_date: addDays(addMonths(start, 12), -1), rent_minor: rent, status: 'draft' },
    renewalOf: renewed.lease.id,
  })
}

/** Leases of the year before, which the running ones renewed. */
const writeFormer = async (context: SeedContext, leases: WrittenLease[]): Promise<void> => {
  for (const lease of leases) {
    const start = addMonths(lease.plan.startDate, -12)
    const id = await writeRenewal(context, {
      lease,
      row: {
        start_date: start,
        end_date: addDays(lease.plan.startDate, -1),
        rent_minor: lease.plan.unit.rent * 95,
        status: 'renewed',
      },
    })
    await context.tx.query('update contracts set renewal_of_id = $2::uuid where id = $1', [lease.id, id])
  }
}

type Renewal = { lease: WrittenLease; row: Row & { start_date: string }; renewalOf?: string }

const writeRenewal = async (context: SeedContext, { lease, row, renewalOf }: Renewal): Promise<string> => {
  const year = Number(row.start_date.slice(0, 4))
  const [number] = await takeNumbers(context.tx, { company: context.company.id, docType: 'lease', year })
  const id = seededId(context.plan.slug, 'renewal', lease.id, row.start_date)
  const [like] = await context.tx.query<Row>(
    'select kind, unit_id, project_id, person_id, due_day, deposit_minor, currency from contracts where id = $1',
    [lease.id],
  )
  await insertAudited(context, {
    table: 'contracts',
    entity: 'contracts',
    rows: [{ ...like, id, number, ...row, renewal_of_id: renewalOf ?? null }],
    shown: ['number', 'rent_minor'],
  })
  return id
}

/** Former tenants were seen out; those in notice have an appointment, the newest were shown in. */
const writeInspections = async ({ context, leases, today }: Args): Promise<void> => {
  const past = leases.filter(({ plan }) => plan.status === 'ended' || plan.status === 'terminated')
  const leaving = leases.filter(({ plan }) => plan.status === 'notice')
  const entered = leases.filter(({ plan }) => plan.status === 'active').slice(-4)
  const visits = [
    ...past.map((lease) => ({ lease, kind: 'move_out', date: lease.plan.endDate ?? today, isDone: true })),
    ...leaving.map((lease) => ({ lease, kind: 'move_out', date: lease.plan.endDate ?? today, isDone: false })),
    ...entered.map((lease) => ({ lease, kind: 'move_in', date: lease.plan.startDate, isDone: true })),
  ].map((visit) => ({ ...visit, id: seededId(context.plan.slug, 'inspection', visit.lease.id, visit.kind) }))
  await insertAudited(context, {
    table: 'inspections',
    entity: 'inspections',
    shown: ['kind', 'date'],
    rows: visits.map(({ id, lease, kind, date, isDone }, index) => ({
      id,
      contract_id: lease.id,
      kind,
      date,
      currency: context.company.currency,
      status: isDone ? 'completed' : 'draft',
      deductions_minor: isDone && kind === 'move_out' ? deductionAt(index) : 0,
    })),
  })
  await context.tx.query(UNITS_AND_DEPOSITS, [visits.map(({ id }) => id)])
  await insertRows(
    context.tx,
    'inspections_items',
    visits.flatMap(({ id, lease, kind, isDone }, index) =>
      checklistAreas({ rooms: [], bedrooms: lease.plan.unit.bedrooms }).map((area, at) => {
        const deduction = at === 1 && isDone && kind === 'move_out' ? deductionAt(index) : 0
        return {
          _order: at + 1,
          _parent_id: id,
          id: seededId(id, at),
          area,
          condition: deduction > 0 ? 'damaged' : at % 4 === 3 ? 'fair' : 'good',
          note: deduction > 0 ? 'Cabinet door and tap' : null,
          deduction_minor: deduction,
        }
      }),
    ),
  )
}

const deductionAt = (index: number): number => (index % 2 === 0 ? 850_000 : 0)

/** The deposits were received with the first bill. */
const UNITS_AND_DEPOSITS = `
  update inspections i set unit_id = c.unit_id,
    deposit_minor = case when i.kind = 'move_out' and i.status = 'completed' then h.held end,
    refund_minor = case when i.kind = 'move_out' and i.status = 'completed'
      then greatest(h.held - i.deductions_minor - h.unpaid, 0) end
  from contracts c
  join lateral (
    select coalesce(sum(l.paid_minor) filter (where l.kind = 'deposit'), 0) as held,
           coalesce(sum(l.total_minor - l.paid_minor) filter (where l.kind <> 'deposit'), 0) as unpaid
    from invoices v join invoice_lines l on l.invoice_id = v.id
    where v.contract_id = c.id and v.status = 'issued') h on true
  where c.id = i.contract_id and i.id = any($1::uuid[])`
