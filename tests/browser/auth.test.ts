import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { createReq, withTransaction } from '../../src/db/transaction.ts'
import { callApi, enterCode, givePassword, logOut, setUpTotp, totpCode } from './account.ts'
import { invitationPath, mailedCode, readMail, resetPath } from './mailbox.ts'
import { buildPanel, type Product, startProduct } from './product.ts'
import { openScreen, picture, type Screen, startBrowser } from './screen.ts'

jest.setTimeout(240_000)

const asha = 'asha@mvule.test'
const ashasPassword = 'copper lantern drifting 9 otters'
const baraka = 'baraka@mvule.test'
const barakasPassword = 'seven velvet kettles over Ruiru'

let product: Product
let browser: Browser
let desk: Screen
let other: Screen
let secret: string
let recoveryCodes: string[]
let member: string

beforeAll(buildPanel, 600_000)

beforeAll(async () => {
  product = await startProduct()
  browser = await startBrowser()
  desk = await openScreen(browser, product.url)
  other = await openScreen(browser, product.url)
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** Complaints but those of answers that the step is about. */
const unexpected = (screen: Screen, ...statuses: number[]): string[] =>
  screen.complaints().filter((line) => !statuses.some((status) => line.includes(String(status))))

const mailTo = (to: string, after: Date, pattern: RegExp) => readMail({ outbox: product.outbox, to, after, pattern })

describe('a company signs up', () => {
  test('a weak password is refused beside its field', async () => {
    const { page } = desk
    await page.goto('/admin/sign-up')
    await page.getByLabel('Company', { exact: true }).fill('Mvule Homes')
    await page.getByLabel('Your name').fill('Asha Mvule')
    await page.getByLabel('E-mail').fill(asha)
    await page.getByLabel('Password', { exact: true }).fill('mvulehomes')
    await page.getByRole('button', { name: 'Go on' }).click()
    const password = page.getByLabel('Password', { exact: true })
    await page.locator('#field-password[aria-invalid="true"]').waitFor()
    expect(await page.locator('#field-password-hint').textContent()).toMatch(/guess/)
    expect(await password.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(unexpected(desk, 400)).toEqual([])
  })

  test('the code of the mail opens it, also after a reload and a wrong try', async () => {
    const { page } = desk
    const started = new Date()
    await page.getByLabel('Password', { exact: true }).fill(ashasPassword)
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('heading', { name: 'Confirm your e-mail' }).waitFor()
    const code = await mailTo(asha, started, mailedCode)
    await page.reload()
    await enterCode(page, code === '000000' ? '000001' : '000000')
    await page.getByText('You can try 4 more times').waitFor()
    await picture(desk, 'sign-up-code')
    await enterCode(page, code)
    await page.getByText('Start with a project').waitFor()
    expect(unexpected(desk, 400)).toEqual([])
  })
})

describe('the second factor', () => {
  test('an authenticator app is set up, with its recovery codes', async () => {
    const { page } = desk
    await page.locator('#nav-security').click()
    await page.getByRole('heading', { name: 'Security', exact: true }).waitFor()
    ;({ secret, recoveryCodes } = await setUpTotp(page))
    expect(recoveryCodes).toHaveLength(10)
    await picture(desk, 'security')
    expect(desk.complaints()).toEqual([])
  })

  test('the log-in asks for it, and leads to where one wanted to be', async () => {
    const { page } = desk
    await logOut(page)
    await page.goto('/admin/collections/units')
    await page.waitForURL(/login\?redirect=/)
    await givePassword(page, asha, 'not this one')
    await page.getByText('The e-mail or the password is not right.').waitFor()
    await givePassword(page, asha, ashasPassword)
    await page.getByText('Open your authenticator app').waitFor()
    await picture(desk, 'log-in-code')
    await enterCode(page, totpCode(secret, 'next'))
    await page.waitForURL((url) => url.pathname === '/admin/collections/units')
    expect(unexpected(desk, 401)).toEqual([])
  })

  test('a redirect to another site leads home', async () => {
    const { page } = desk
    await page.goto(`/admin/login?redirect=${encodeURIComponent('//elsewhere.test/admin')}`)
    await page.waitForURL((url) => url.pathname === '/admin')
    expect(new URL(page.url()).host).toBe(new URL(product.url).host)
  })

  test('what matters asks for it again once it is old, then goes on by itself', async () => {
    const { page } = desk
    await page.goto('/admin/security')
    const renew = page.getByRole('button', { name: 'New recovery codes' })
    await renew.waitFor()
    const req = await createReq(product.app.payload)
    await withTransaction(req, (tx) => tx.query(`update sessions set factor_at = now() - interval '11 minutes'`))
    await renew.click()
    const dialog = page.getByRole('dialog', { name: 'Confirm it is you' })
    await dialog.getByText('Use a recovery code').click()
    await enterCode(page, recoveryCodes[0] ?? '')
    await dialog.getByRole('button', { name: 'Confirm' }).click()
    await page.locator('.fh-recovery').waitFor()
    expect(await page.locator('.fh-recovery code').allTextContents()).not.toEqual(recoveryCodes)
    await page.getByLabel('I have kept them').check()
    await page.getByRole('button', { name: 'Done' }).click()
    expect(unexpected(desk, 401)).toEqual([])
  })
})

describe('a colleague', () => {
  test('accepts the invitation in another browser', async () => {
    const { page } = desk
    const { docs } = await callApi<{ docs: { id: string }[] }>(page, {
      method: 'GET',
      path: '/roles?where[name][equals]=Viewer',
    })
    const started = new Date()
    const body = {
      name: 'Baraka Mvule',
      email: baraka,
      roles: [docs[0]?.id],
      grants: ['people.people.create', 'people.people.update'],
    }
    await callApi(page, { method: 'POST', path: '/staff/invite', body })
    await other.page.goto(await mailTo(baraka, started, invitationPath))
    await other.page.getByRole('heading', { name: 'Join Mvule Homes' }).waitFor()
    await picture(other, 'invitation')
    await other.page.getByLabel('Password', { exact: true }).fill(barakasPassword)
    await other.page.getByRole('button', { name: 'Accept the invitation' }).click()
    await other.page.waitForURL((url) => url.pathname === '/admin')
    await other.page.locator('.fh-live--live').waitFor()
    const staff = await callApi<{ docs: { id: string }[] }>(page, {
      method: 'GET',
      path: `/staff?where[email][equals]=${baraka}`,
    })
    member = staff.docs[0]?.id ?? ''
    expect(other.complaints()).toEqual([])
  })

  test('sees a change of his role at once, and keeps what he has typed', async () => {
    const { page } = other
    await page.goto('/admin/collections/people/create')
    await page.locator('#field-name').fill('Wanjiru half-typed')
    await page.locator('.fh-live--live').waitFor()
    expect(await page.locator('#nav-invoices').isVisible()).toBe(true)
    await changeMember({ denials: ['finance.invoices.view'] })
    await page.locator('#nav-invoices').waitFor({ state: 'hidden', timeout: 5_000 })
    await page.getByText('Your permissions have changed.').waitFor()
    expect(await page.locator('#field-name').inputValue()).toBe('Wanjiru half-typed')
    await picture(other, 'permissions-changed')

    await page.goto('/admin')
    await page.locator('.fh-live--live').waitFor()
    expect(await page.locator('#nav-invoices').count()).toBe(0)
    await changeMember({ denials: [] })
    await page.locator('#nav-invoices').waitFor({ timeout: 5_000 })
    expect(other.complaints()).toEqual([])
  })

  test('is at the log-in once he is suspended', async () => {
    await callApi(desk.page, { method: 'POST', path: `/staff/${member}/suspend`, body: { reason: 'On leave' } })
    await other.page.waitForURL(/\/admin\/login/, { timeout: 10_000 })
    await other.page.locator('.fh-auth__notice').waitFor()
  })
})

test('a forgotten password', async () => {
  const screen = await openScreen(browser, product.url, { width: 390 })
  const { page } = screen
  const started = new Date()
  await page.goto('/admin/login')
  await page.getByRole('link', { name: 'Forgotten?' }).click()
  await page.getByRole('heading', { name: 'Forgotten your password?' }).waitFor()
  await page.getByLabel('E-mail').fill(asha)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
  await page.goto(await mailTo(asha, started, resetPath))
  await page.getByLabel('New password').fill('eleven mossy bridges at Gilgil')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Your password is changed' }).waitFor()
  expect(screen.complaints()).toEqual([])
  // Everything that was open ends.
  await desk.page.waitForURL(/\/admin\/login/, { timeout: 10_000 })
  await screen.context.close()
})

test.each(
  [1440, 390].flatMap((width) => [
    { width, dark: false },
    { width, dark: true },
  ]),
)('the pages before the panel fit a screen of $width px, dark: $dark', async ({ width, dark }) => {
  const screen = await openScreen(browser, product.url, { width, dark })
  const { page } = screen
  for (const name of ['login', 'sign-up', 'forgot', 'reset/some-token']) {
    await page.goto(`/admin/${name}`)
    await page.locator('.fh-auth h1').waitFor()
    await page.locator(`html[data-theme="${dark ? 'dark' : 'light'}"]`).waitFor()
    await picture(screen, `${name.replace('/', '-')}-${width}${dark ? '-dark' : ''}`)
    const needed = await page.evaluate(() => Math.max(document.documentElement.scrollWidth, window.innerWidth))
    expect({ name, needed }).toEqual({ name, needed: width })
  }
  expect(screen.complaints()).toEqual([])
  await screen.context.close()
})

const changeMember = (change: object) =>
  callApi(desk.page, { method: 'PATCH', path: `/staff/${member}`, body: { ...change, changeReason: 'Another task' } })
