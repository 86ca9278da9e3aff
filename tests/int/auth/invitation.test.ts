import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { makeCompany, password } from '../../helpers/factories.ts'
import { codeFor, mailsTo } from '../../helpers/mailbox.ts'

let app: TestApp
let acacia: Awaited<ReturnType<typeof makeCompany>>
let baobab: Awaited<ReturnType<typeof makeCompany>>

beforeAll(async () => {
  app = await startTestApp({ env: { RATE_LIMITS: 'off' } })
  acacia = await makeCompany(app.payload, 'acacia')
  baobab = await makeCompany(app.payload, 'baobab')
})
afterAll(() => app.stop())

type Tokens = { accessToken: string; companies: { name: string }[] }
type Preview = { company: { name: string }; hasAccount: boolean }
const strong = 'otters-paint-seven-fences'

const invite = async (company: typeof acacia, email: string) => {
  const token = await app.login(company.email('administrator'), password)
  const body = { name: 'Brian Otieno', email, roles: [company.roles.viewer] }
  const { status } = await app.api('POST', '/staff/invite', { token, body })
  expect(status).toBe(201)
  return (await mailsTo(app.payload, email))[0]?.data.link?.split('/').at(-1) ?? ''
}
const accept = (token: string, given: string) =>
  app.api<Tokens & { next?: string; ticket: string }>('POST', '/auth/invitations/accept', {
    body: { token, password: given },
  })

test('a new member sets his password by the link and is logged in, once', async () => {
  const token = await invite(acacia, 'brian@else.test')
  const preview = await app.api<Preview>('GET', `/auth/invitations/preview?token=${token}`)
  expect(preview.body).toMatchObject({ company: { name: 'Company acacia' }, hasAccount: false })
  expect((await accept(token, 'weak')).status).toBe(400)
  const { status, body } = await accept(token, strong)
  expect(status).toBe(200)
  expect((await app.api('GET', '/units', { token: body.accessToken })).status).toBe(200)
  expect((await accept(token, strong)).status).toBe(410)
})

test('a member of another company proves his account, and then works in both', async () => {
  const token = await invite(baobab, 'brian@else.test')
  expect((await accept(token, 'another-password-than-his')).status).toBe(400)
  const { status, body } = await accept(token, strong)
  expect(status).toBe(200)
  expect(body.companies.map(({ name }) => name)).toEqual(['Company acacia', 'Company baobab'])
})

test('the second factor of a company stands before an account that is there already', async () => {
  await readQuery(app.payload, `update companies set second_factor_policy = 'everyone' where id = $1`, [baobab.id])
  const token = await invite(acacia, baobab.email('viewer'))
  const { status, body } = await accept(token, password)
  expect({ status, next: body.next }).toEqual({ status: 202, next: 'second_factor' })
  const code = await codeFor(app.payload, baobab.email('viewer'))
  const answer = { ticket: body.ticket, factor: 'email_code', code }
  expect((await app.api('POST', '/auth/otp/verify', { body: answer })).status).toBe(200)
})

test('a link that is none answers nothing', async () => {
  const token = 'x'.repeat(43)
  expect((await app.api('GET', `/auth/invitations/preview?token=${token}`)).status).toBe(404)
  expect((await accept(token, strong)).status).toBe(404)
})
