import { randomUUID } from 'node:crypto'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeLease, makePerson, makeProperty } from '../../helpers/factories.ts'
import { makeStaffedCompany } from '../permissions/company.ts'

export type LeaseWorld = Awaited<ReturnType<typeof makeLeaseWorld>>

type Terms = Partial<{
  startDate: string
  endDate: string | null
  rentMinor: number
  depositMinor: number
  escalation: 'none' | 'percent' | 'fixed'
  escalationBps: number
  escalationMinor: number
  escalationMonths: number
}>

/** A company with somebody who may do everything, and ways to make leases and look at them. */
export const makeLeaseWorld = async (app: TestApp, slug: string) => {
  const { payload } = app
  const company = await makeStaffedCompany(app, slug)
  const boss = await company.hire('boss', company.allBut())
  const second = await company.hire('second', company.allBut())

  const makeUnit = async () => (await makeProperty(payload, { company: company.company })).units[0]?.id ?? ''
  const makeTenant = async () => (await makePerson(payload, { company: company.company, isTenant: true })).id
  const draft = async ({ unit, ...terms }: Terms & { unit?: string } = {}) => {
    const { endDate, ...rest } = terms
    const lease = await makeLease(payload, {
      company: company.company,
      unit: unit ?? (await makeUnit()),
      person: await makeTenant(),
      ...rest,
      endDate: endDate ?? undefined,
    })
    const { escalation } = terms
    if (escalation) {
      await payload.update({
        collection: 'contracts',
        id: lease.id,
        data: {
          escalation,
          escalationBps: terms.escalationBps,
          escalationMinor: terms.escalationMinor,
          escalationMonths: terms.escalationMonths ?? 12,
        },
        overrideAccess: true,
        req: await createReq(payload),
      })
    }
    return lease.id
  }
  const act = <Body = Record<string, unknown>>(lease: string, action: string, body: unknown = {}, token = boss.token) =>
    app.api<Body & { errors?: { code: string; message: string; path?: string; allowed?: string[] }[] }>(
      'POST',
      `/contracts/${lease}/${action}`,
      { token, body },
    )
  const active = async (terms: Terms & { unit?: string } = {}) => {
    const lease = await draft(terms)
    const { status, text } = await act(lease, 'activate')
    if (status !== 200) throw new Error(`The lease could not be activated: ${text}`)
    return lease
  }
  const rowOf = async (lease: string) => {
    const [row] = await readQuery<{
      status: string
      end_date: string | null
      rent_minor: string
      due_day: string
      vacated_on: string | null
      notice_date: string | null
      next_escalation_date: string | null
      unit_id: string
    }>(payload, 'select * from contracts where id = $1', [lease])
    if (!row) throw new Error('There is no such lease.')
    return row
  }
  const unitStatus = async (lease: string) =>
    (
      await readQuery<{ status: string }>(payload, 'select status from units where id = $1', [
        (await rowOf(lease)).unit_id,
      ])
    )[0]?.status
  const far = () => makeStaffedCompany(app, `far-${randomUUID().slice(0, 6)}`)
  return { ...company, boss, second, makeUnit, makeTenant, draft, active, act, rowOf, unitStatus, far }
}
