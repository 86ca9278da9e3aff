import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { monthOf, todayIn } from '../../src/domain/calendar.ts'
import { createReq } from '../../src/db/transaction.ts'
import { addStaff } from '../../src/services/onboarding/add-staff.ts'
import { makeCompany, makeGateway, makePerson, makeProperty, password } from '../helpers/factories.ts'
import { badge, choose, fill, openNew, related, save } from './forms.ts'
import { buildPanel, type Product, startProduct } from './product.ts'
import { alive, logIn, openScreen, picture, type Screen, startBrowser } from './screen.ts'
import { draftLease, requestPayment, verifyPerson } from './steps.ts'

jest.setTimeout(240_000)

const month = monthOf(todayIn('Africa/Nairobi', new Date()))
const both = 'both@companies.test'
const phone = '+254712345678'

let product: Product
let browser: Browser
let desk: Screen
let owner: string
let unit: string
let invoice: string

beforeAll(buildPanel, 600_000)

beforeAll(async () => {
  product = await startProduct()
  const { payload } = product.app
  const mvule = await makeCompany(payload, 'mvule')
  await makeGateway(payload, mvule.id, '600000')
  owner = (await makePerson(payload, { company: mvule.id, name: 'Njeri Owner', isOwner: true })).id
  const baobab = await makeCompany(payload, 'baobab')
  await makeProperty(payload, { company: baobab.id, units: 2 })
  for (const company of [mvule, baobab]) {
    const roles = [company.roles.accountant ?? '']
    await addStaff({
      req: await createReq(payload),
      staff: { company: company.id, name: 'Both Books', email: both, password, roles },
    })
  }
  browser = await startBrowser()
  desk = await openScreen(browser, product.url)
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

describe('a new company, on screen', () => {
  test('its first project, unit, tenant and lease', async () => {
    const { page } = desk
    await page.goto('/admin/login')
    await page.getByText('Demo: choose who you are').waitFor()
    await picture(desk, 'log-in')
    await logIn(desk, 'administrator@mvule.test', password)
    await page.getByText('Start with a project').waitFor()
    await picture(desk, 'dashboard-empty')

    await page.getByRole('link', { name: 'Add a project' }).click()
    await page.waitForURL(/projects\/create/)
    await fill(page, 'name', 'Mvule Court')
    await fill(page, 'code', 'MC')
    await fill(page, 'managementFeeBps', '8')
    await save(page)

    await openNew(page, 'units')
    await fill(page, 'identifier', 'A-1')
    await choose(page, 'project', 'Mvule Court')
    await fill(page, 'rentMinor', '35,000')
    unit = await save(page)
    expect(await badge(page, 'status').textContent()).toBe('Available')

    await openNew(page, 'ownerships')
    await choose(page, 'unit', 'A-1')
    await choose(page, 'person', 'Njeri Owner')
    await fill(page, 'shareBps', '100')
    await fill(page, 'fromDate', '2020-01-01')
    await save(page)
    await page.getByRole('heading', { name: '100 % from 1 Jan 2020' }).waitFor()

    await openNew(page, 'people')
    await fill(page, 'name', 'Achieng Tenant')
    await fill(page, 'phone', '0712 345 678')
    await page.locator('#field-isTenant').check()
    const tenant = await save(page)
    await verifyPerson(product.app, { person: tenant, company: 'mvule' })

    await draftLease(page, { unit: 'A-1', tenant: 'Achieng Tenant', from: `${month}-01` })
    expect(await badge(page, 'status').textContent()).toBe('Draft')
    await page.getByRole('button', { name: 'Activate' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Activate' }).click()
    await badge(page, 'status').filter({ hasText: 'Active' }).waitFor()
    await picture(desk, 'lease')

    await page.goto(`/admin/collections/units/${unit}`)
    await badge(page, 'status').filter({ hasText: 'Rented' }).waitFor()
    // Names of related rows are read once their table comes into sight.
    await related(page, 'Leases').first().scrollIntoViewIfNeeded()
    await related(page, 'Leases').filter({ hasText: 'Achieng Tenant' }).waitFor()
    await picture(desk, 'unit')
    expect(desk.complaints()).toEqual([])
  })

  test('a mistake is named beside its field, and nothing is written', async () => {
    const { page } = desk
    await openNew(page, 'contracts')
    await fill(page, 'rentMinor', 'thirty')
    await page.locator('#action-save').click()
    await page.locator('.field-error', { hasText: 'Enter an amount in KES' }).waitFor()
    await page.locator('.field-error', { hasText: 'Enter a date.' }).waitFor()
    await picture(desk, 'lease-mistakes')
    expect(page.url()).toContain('/create')
    expect(desk.complaints().filter((line) => !line.includes('400'))).toEqual([])
  })

  test('billing with its preview', async () => {
    const { page } = desk
    await page.goto('/admin/collections/invoices')
    await page.getByRole('link', { name: 'Run billing' }).click()
    await page.waitForURL(/\/admin\/billing$/)
    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByText('1 invoice over').waitFor()
    await page.locator('.fh-report__figure', { hasText: '70,000.50' }).waitFor()
    await picture(desk, 'billing-preview')
    await page.getByRole('button', { name: 'Bill 1 invoice' }).click()
    await page.getByText('Finished').waitFor()
    await page.goto('/admin/collections/invoices')
    await page.locator('.cell-number a').first().click()
    await page.waitForURL(/invoices\/[0-9a-f-]{36}/)
    invoice = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    await badge(page, 'paymentState').waitFor()
    expect(desk.complaints()).toEqual([])
  })
})

describe('money by mobile phone', () => {
  test('a part: the invoice becomes partly paid without a reload, and everybody hears of it', async () => {
    const { page } = desk
    await page.goto(`/admin/collections/invoices/${invoice}`)
    await page.evaluate(() => document.body.setAttribute('data-loaded', 'once'))
    await requestPayment(page, { phone, amount: '20,000' })
    await page.getByText(/Payment RV-\S+ of KES 20,000.00 received/).waitFor()
    await picture(desk, 'payment-received')
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await page.locator('#field-balanceMinor', { hasText: 'KES 50,000.50' }).waitFor()
    expect(await page.locator('body').getAttribute('data-loaded')).toBe('once')
    expect(desk.complaints()).toEqual([])
  })

  test('another amount than asked for is flagged and pays no invoice', async () => {
    const { page } = desk
    product.simulator.next({ scenario: 'wrong-amount', paidMinor: 1_000_000 })
    await page.goto(`/admin/collections/invoices/${invoice}`)
    await requestPayment(page, { phone })
    await page.getByText('It needs a look before it is allocated.').waitFor()
    await page.getByRole('dialog').getByRole('link', { name: 'Open the payment' }).click()
    await badge(page, 'reviewReason').filter({ hasText: 'Another amount than asked for' }).waitFor()
    await page.locator('#field-unallocatedMinor', { hasText: 'KES 10,000.00' }).waitFor()
    const entries = related(page, 'Ledger entries')
    await entries.first().scrollIntoViewIfNeeded()
    await entries.filter({ hasText: 'Gateway clearing' }).filter({ hasText: 'KES 10,000.00' }).waitFor()
    await entries.filter({ hasText: 'Suspense' }).waitFor()
    await picture(desk, 'payment-flagged')
    expect(desk.complaints()).toEqual([])
  })

  test('the rest: paid on the open page, in the ledger and on the account of the owner', async () => {
    const { page } = desk
    await page.goto(`/admin/collections/invoices/${invoice}`)
    await page.evaluate(() => document.body.setAttribute('data-loaded', 'once'))
    await requestPayment(page, { phone })
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await badge(page, 'paymentState')
      .filter({ hasText: /^Paid$/ })
      .waitFor()
    expect(await related(page, 'Payments on this invoice').count()).toBeGreaterThan(1)
    // Names of related rows are read when they come into view.
    await related(page, 'Ledger entries').last().scrollIntoViewIfNeeded()
    await related(page, 'Ledger entries').filter({ hasText: 'Receivable' }).first().waitFor()
    expect(await page.locator('body').getAttribute('data-loaded')).toBe('once')
    await picture(desk, 'invoice-paid')

    await page.goto(`/admin/collections/people/${owner}`)
    const account = page.locator('.tabs-field__tab-button', { hasText: 'Account' })
    await alive(account)
    await account.click()
    // The deposit is not the owner's; the fee is taken from the payout.
    await page.getByText('We owe KES 35,000.00').waitFor()
    await picture(desk, 'owner-account')
    await page.goto('/admin')
    await page.locator('.fh-tile', { hasText: 'Payments that need a look' }).getByText('1', { exact: true }).waitFor()
    await picture(desk, 'dashboard')
    expect(desk.complaints()).toEqual([])
  })
})

describe('two companies', () => {
  test('the switcher changes the lists', async () => {
    const screen = await openScreen(browser, product.url)
    const { page } = screen
    await logIn(screen, both, password)
    await page.goto('/admin/collections/units')
    const switchTo = async (name: string, units: number): Promise<void> => {
      await page.locator('.tenant-selector .rs__control').click()
      await page.locator('.tenant-selector .rs__option', { hasText: name }).click()
      await page.getByText(`1-${units} of ${units}`, { exact: true }).waitFor()
    }
    await switchTo('Company baobab', 2)
    expect(await page.locator('.cell-identifier', { hasText: 'A-1' }).count()).toBe(0)
    await switchTo('Company mvule', 1)
    await page.locator('.cell-identifier', { hasText: 'A-1' }).waitFor()
    await picture(screen, 'company-switcher')
    expect(screen.complaints()).toEqual([])
    await screen.context.close()
  })

  test('staff of one see nothing of the other', async () => {
    const screen = await openScreen(browser, product.url)
    const { page } = screen
    await logIn(screen, 'administrator@baobab.test', password)
    for (const collection of ['invoices', 'payments', 'contracts', 'people', 'ledger-entries', 'payment-intents']) {
      await page.goto(`/admin/collections/${collection}`)
      await page.locator('.no-results').waitFor()
    }
    expect(screen.complaints()).toEqual([])
    await page.goto(`/admin/collections/invoices/${invoice}`)
    await page.getByText('This does not exist, or you may not see it').waitFor()
    expect(await page.content()).not.toContain('Achieng')
    await screen.context.close()
  })
})

test.each(
  [1440, 390].flatMap((width) => [
    { width, dark: false },
    { width, dark: true },
  ]),
)('fits a screen of $width px, dark: $dark', async ({ width, dark }) => {
  const screen = await openScreen(browser, product.url, { width, dark })
  const { page } = screen
  await logIn(screen, 'accountant@mvule.test', password)
  const pages = { dashboard: '', invoices: 'invoices', invoice: `invoices/${invoice}`, unit: `units/${unit}` }
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(path ? `/admin/collections/${path}` : '/admin')
    await page.locator('.fh-tile__label, .table tbody tr').first().waitFor()
    await picture(screen, `${name}-${width}${dark ? '-dark' : ''}`)
    const needed = await page.evaluate(() => Math.max(document.documentElement.scrollWidth, window.innerWidth))
    expect({ name, needed }).toEqual({ name, needed: width })
  }
  expect(screen.complaints()).toEqual([])
  await screen.context.close()
})
