import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { makeCompany, makeLease, makePerson, makeProperty, password } from '../../helpers/factories.ts'

let app: TestApp
let token: string
let reviewer: string
let company: string

beforeAll(async () => {
  app = await startTestApp()
  const made = await makeCompany(app.payload, 'acacia')
  company = made.id
  token = await app.login(made.email('property-manager'), password)
  reviewer = await app.login(made.email('administrator'), password)
})
afterAll(() => app.stop())

const property = () => makeProperty(app.payload, { company })
const tenant = () => makePerson(app.payload, { company, isTenant: true, phone: '+254712345678' })

describe('staff let a unit through the API', () => {
  test('from project to active lease; the unit becomes rented by derivation', async () => {
    const project = await app.api<{ doc: { id: string } }>('POST', '/projects', {
      token,
      body: { name: 'Kilimani Heights', code: 'KH' },
    })
    expect(project.status).toBe(201)
    const unit = await app.api<{ doc: { id: string; status: string } }>('POST', '/units', {
      token,
      body: {
        project: project.body.doc.id,
        identifier: 'A1',
        kind: 'apartment',
        rentMinor: 3_500_000,
        currency: 'KES',
      },
    })
    expect([unit.status, unit.body.doc.status]).toEqual([201, 'available'])
    const person = await app.api<{ doc: { id: string; phone: string } }>('POST', '/people', {
      token,
      body: { name: 'Otieno Odhiambo', phone: '0712 345 678', isTenant: true },
    })
    expect(person.body.doc.phone).toBe('+254712345678')
    const papers = { person: person.body.doc.id, documentType: 'national_id', documentNumber: '31234567' }
    const check = await app.api<{ id: string }>('POST', '/identity-checks', { token, body: papers })
    const approved = await app.api('POST', `/identity-checks/${check.body.id}/approve`, { token: reviewer })
    expect([approved.status, approved.body.verification]).toEqual([200, 'verified'])
    const lease = await app.api<{ doc: { id: string; number: string; status: string; project: string } }>(
      'POST',
      '/contracts',
      {
        token,
        body: {
          unit: unit.body.doc.id,
          person: person.body.doc.id,
          startDate: '2026-01-15',
          rentMinor: 3_500_000,
          depositMinor: 3_500_000,
          currency: 'KES',
          dueDay: 5,
        },
      },
    )
    expect(lease.status).toBe(201)
    expect(lease.body.doc).toMatchObject({ status: 'draft', project: project.body.doc.id })
    expect(lease.body.doc.number).toMatch(/^LSE-\d{4}-\d{5}$/)

    const activated = await app.api('POST', `/contracts/${lease.body.doc.id}/activate`, { token })
    expect([activated.status, activated.body.status]).toEqual([200, 'active'])
    const after = await app.api<{ status: string }>('GET', `/units/${unit.body.doc.id}`, { token })
    expect(after.body.status).toBe('rented')
  })

  test('a second active lease on the unit is refused by the database', async () => {
    const { units } = await property()
    const unit = units[0]?.id ?? ''
    const first = await makeLease(app.payload, { company, unit, person: (await tenant()).id })
    const second = await makeLease(app.payload, { company, unit, person: (await tenant()).id, startDate: '2026-06-01' })
    expect((await app.api('POST', `/contracts/${first.id}/activate`, { token })).status).toBe(200)
    const refused = await app.api<{ errors: { code: string; message: string }[] }>(
      'POST',
      `/contracts/${second.id}/activate`,
      { token },
    )
    expect([refused.status, refused.body.errors[0]?.code]).toEqual([409, 'CONFLICT'])
    expect(refused.body.errors[0]?.message).toMatch(/lease/i)
  })

  test('twenty activations at once of two overlapping leases leave one active', async () => {
    const { units } = await property()
    const unit = units[0]?.id ?? ''
    const leases = await Promise.all(
      [1, 2].map(async () => makeLease(app.payload, { company, unit, person: (await tenant()).id })),
    )
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        app.api('POST', `/contracts/${leases[index % 2]?.id}/activate`, { token }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
  })

  test('a wrong move answers 409 with the allowed ones', async () => {
    const { units } = await property()
    const lease = await makeLease(app.payload, { company, unit: units[0]?.id ?? '', person: (await tenant()).id })
    const answer = await app.api<{ errors: { allowed: string[] }[] }>('POST', `/contracts/${lease.id}/end`, {
      token,
      body: {},
    })
    expect([answer.status, answer.body.errors[0]?.allowed]).toEqual([409, ['active']])
  })

  test('an unverified tenant cannot get an active lease', async () => {
    const { units } = await property()
    const person = await makePerson(app.payload, { company, isTenant: true, verification: 'unverified' })
    const lease = await makeLease(app.payload, { company, unit: units[0]?.id ?? '', person: person.id })
    expect((await app.api('POST', `/contracts/${lease.id}/activate`, { token })).status).toBe(409)
  })

  test('termination frees the unit and the terms of an active lease stay as they are', async () => {
    const { units } = await property()
    const unit = units[0]?.id ?? ''
    const lease = await makeLease(app.payload, { company, unit, person: (await tenant()).id })
    await app.api('POST', `/contracts/${lease.id}/activate`, { token })
    const edit = await app.api('PATCH', `/contracts/${lease.id}`, { token, body: { rentMinor: 1 } })
    expect(edit.status).toBe(409)
    const ended = await app.api('POST', `/contracts/${lease.id}/terminate`, {
      token,
      body: { date: '2026-03-31', reason: 'Moved abroad' },
    })
    expect([ended.status, ended.body.endDate]).toEqual([200, '2026-03-31'])
    expect((await app.api('GET', `/units/${unit}`, { token })).body.status).toBe('available')
  })

  test('only a draft can be deleted or put in the trash', async () => {
    const { units } = await property()
    const lease = await makeLease(app.payload, { company, unit: units[0]?.id ?? '', person: (await tenant()).id })
    await app.api('POST', `/contracts/${lease.id}/activate`, { token })
    expect((await app.api('DELETE', `/contracts/${lease.id}`, { token })).status).toBe(409)
    expect(
      (await app.api('PATCH', `/contracts/${lease.id}`, { token, body: { deletedAt: new Date().toISOString() } }))
        .status,
    ).toBe(409)
    const draft = await makeLease(app.payload, { company, unit: units[0]?.id ?? '', person: (await tenant()).id })
    expect((await app.api('DELETE', `/contracts/${draft.id}`, { token })).status).toBe(200)
  })

  test("an owner's own use shows in the derived status, and a typed status does not", async () => {
    const { units } = await property()
    const unit = units[0]?.id ?? ''
    const used = await app.api<{ doc: { status: string } }>('PATCH', `/units/${unit}`, {
      token,
      body: { ownerOccupied: true },
    })
    expect(used.body.doc.status).toBe('owner_occupied')
    await app.api('PATCH', `/units/${unit}`, { token, body: { status: 'sold' } })
    expect((await app.api('GET', `/units/${unit}`, { token })).body.status).toBe('owner_occupied')
  })
})
