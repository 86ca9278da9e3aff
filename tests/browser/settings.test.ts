import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { createReq } from '../../src/db/transaction.ts'
import { makeCompany, makePerson, password } from '../helpers/factories.ts'
import { badge, choose, fill, openNew, save } from './forms.ts'
import { buildPanel, type Product, startProduct } from './product.ts'
import { alive, logIn, openScreen, picture, type Screen, startBrowser } from './screen.ts'
import { add, announced, chosen, confirm, openRow, permissionBox } from './settings-steps.ts'

jest.setTimeout(240_000)

let product: Product
let browser: Browser
let desk: Screen
let company: Awaited<ReturnType<typeof makeCompany>>

beforeAll(buildPanel, 900_000)

beforeAll(async () => {
  product = await startProduct()
  company = await makeCompany(product.app.payload, 'mvule')
  browser = await startBrowser()
  desk = await openScreen(browser, product.url)
  await logIn(desk, company.email('administrator'), password)
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const role = async (key: string) => {
  const { payload } = product.app
  const id = company.roles[key] ?? ''
  return payload.findByID({ collection: 'roles', id, depth: 0, overrideAccess: true, req: await createReq(payload) })
}

const member = async (name: string) => {
  const { payload } = product.app
  const { docs } = await payload.find({
    collection: 'staff',
    where: { name: { equals: name } },
    depth: 0,
    overrideAccess: true,
    req: await createReq(payload),
  })
  return docs[0]
}

test('a role: what changes is said before it is saved', async () => {
  const { page } = desk
  await openRow(page, 'roles', company.roles.accountant ?? '')
  await page.getByText('It counts at once for the 1 member of the staff who has this role.').waitFor()
  await permissionBox(page, 'documents.files.create').check()
  await permissionBox(page, 'finance.ledger.view').uncheck()
  await page.locator('#limit-finance-refunds-pay').fill('50,000')
  expect(await announced(page, 'Added').allTextContents()).toEqual(['Documents / Files / Add'])
  expect(await announced(page, 'Taken away').allTextContents()).toEqual(['Finance / Ledger / View'])
  expect(await announced(page, 'Other limit').allTextContents()).toEqual([
    'Finance / Refunds / Pay: no limit → up to KES 50,000.00',
  ])
  await fill(page, 'changeReason', 'The books are kept elsewhere')
  await picture(desk, 'role-changes')
  await page.locator('#action-save').click()
  await page.getByText('No permission and no limit differs from what is saved.').waitFor()

  const { permissions, limits } = await role('accountant')
  expect(permissions).toContain('documents.files.create')
  expect(permissions).not.toContain('finance.ledger.view')
  expect(limits).toEqual([expect.objectContaining({ permission: 'finance.refunds.pay', amountMinor: 5_000_000 })])
  await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#field-changeReason')?.value === '')
  expect(desk.complaints()).toEqual([])
})

test('search, and one box for all that it leaves', async () => {
  const { page } = desk
  await openRow(page, 'roles', company.roles.viewer ?? '')
  await page.getByLabel('Search permissions').fill('leases')
  const shown = page.locator('.fh-matrix input[data-code]')
  const codes = await shown.evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).dataset.code ?? ''))
  expect(codes).toContain('contracts.leases.activate')
  expect(codes.every((code) => code.startsWith('contracts.leases.'))).toBe(true)
  await page.getByLabel('All that are shown', { exact: true }).check()
  expect(await page.locator('.fh-matrix input[data-code]:checked').count()).toBe(codes.length)
  await page.getByLabel('Search permissions').fill('')
  expect(await permissionBox(page, 'finance.invoices.issue').isChecked()).toBe(false)

  await permissionBox(page, 'contracts.leases.view').focus()
  await page.keyboard.press('ArrowRight')
  expect(await permissionBox(page, 'contracts.leases.create').evaluate((box) => box === document.activeElement)).toBe(
    true,
  )
  expect(desk.complaints()).toEqual([])
})

test('nobody ticks what he does not hold', async () => {
  const { payload } = product.app
  const limited = await payload.create({
    collection: 'roles',
    data: {
      company: company.id,
      name: 'Role keeper',
      key: 'role-keeper',
      permissions: ['settings.roles.view', 'settings.roles.update'],
    },
    overrideAccess: true,
    req: await createReq(payload),
  })
  const viewer = await member('viewer of mvule')
  await payload.update({
    collection: 'staff',
    id: viewer?.id ?? '',
    data: { roles: [limited.id] },
    overrideAccess: true,
    req: await createReq(payload),
  })
  const screen = await openScreen(browser, product.url)
  await logIn(screen, company.email('viewer'), password)
  await openRow(screen.page, 'roles', company.roles['property-manager'] ?? '')
  const own = permissionBox(screen.page, 'settings.roles.view')
  await screen.page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('[data-code="settings.roles.view"]')?.disabled === false,
  )
  expect(await own.isEnabled()).toBe(true)
  const other = permissionBox(screen.page, 'finance.payouts.approve')
  expect(await other.isDisabled()).toBe(true)
  expect(await other.getAttribute('aria-label')).toContain('You do not hold this yourself')
  // What the role has already may be taken away.
  expect(await permissionBox(screen.page, 'finance.invoices.view').isEnabled()).toBe(true)
  await screen.context.close()
})

test('an invitation, with the roles of the position', async () => {
  const { page } = desk
  await openNew(page, 'positions')
  await fill(page, 'name', 'Bookkeeper')
  await add(page, 'defaultRoles', 'Accountant')
  await save(page)

  await page.goto('/admin/collections/staff')
  await page.locator('.fh-card', { hasText: 'Active' }).getByText('4').waitFor()
  await picture(desk, 'staff')
  await page.getByRole('link', { name: 'Invite to the staff' }).click()
  await page.waitForURL(/staff\/create/)
  await fill(page, 'name', 'Njeri Books')
  await fill(page, 'email', 'njeri@mvule.test')
  await choose(page, 'position', 'Bookkeeper')
  await chosen(page, 'roles', 'Accountant').waitFor()
  await page.getByRole('button', { name: 'Deny permissions…' }).click()
  const dialog = page.getByRole('dialog')
  await permissionBox(dialog, 'finance.payouts.disburse').check()
  await dialog.getByRole('button', { name: 'Apply 1' }).click()
  await picture(desk, 'staff-invite')
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await page.waitForURL(/staff\/[0-9a-f]{8}-/)
  await page.getByRole('button', { name: 'Resend invitation' }).waitFor()
  expect(await member('Njeri Books')).toMatchObject({
    status: 'invited',
    roles: [company.roles.accountant],
    denials: ['finance.payouts.disburse'],
  })

  await page.goto('/admin/collections/invitations')
  await page.locator('tr', { hasText: 'njeri@mvule.test' }).getByText('Pending').waitFor()
  await picture(desk, 'invitations')
  expect(desk.complaints()).toEqual([])
})

test('what the form lacks is named, and nobody is invited', async () => {
  const { page } = desk
  await openNew(page, 'staff')
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await page.locator('.field-error', { hasText: 'Enter a name.' }).waitFor()
  await page.locator('.field-error', { hasText: 'Enter an e-mail address.' }).waitFor()
  expect(page.url()).toContain('/create')
  expect(desk.complaints().filter((line) => !line.includes('400'))).toEqual([])
})

test('suspended with a reason, and restored', async () => {
  const { page } = desk
  await openRow(page, 'staff', (await member('property-manager of mvule'))?.id ?? '')
  const question = page.locator('#explain-permission')
  await alive(question)
  await question.selectOption('property.units.view')
  await page.getByText('The role "Property manager" gives').waitFor()
  await confirm(page, 'Suspend', 'On leave until spring')
  await badge(page, 'status').filter({ hasText: 'Suspended' }).waitFor()
  expect((await member('property-manager of mvule'))?.status).toBe('suspended')
  await picture(desk, 'staff-suspended')
  await confirm(page, 'Restore', 'Back again')
  await badge(page, 'status').filter({ hasText: 'Active' }).waitFor()
  expect(desk.complaints()).toEqual([])
})

test('an owner is invited to the portal, once', async () => {
  const { page } = desk
  const { payload } = product.app
  const { id } = await makePerson(payload, { company: company.id, name: 'Otieno Owner', isOwner: true })
  const req = await createReq(payload)
  await payload.update({ collection: 'people', id, data: { email: 'otieno@owner.test' }, overrideAccess: true, req })
  await openRow(page, 'people', id)
  await page.getByRole('button', { name: 'Invite to the portal' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Send invitation' }).click()
  await page.getByText('Invited to the portal').waitFor()
  await page.getByRole('button', { name: 'Revoke invitation' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('button', { name: 'Invite to the portal' }).waitFor()
  expect(desk.complaints()).toEqual([])
})

test('an address is blocked and lifted; support access is granted and ended', async () => {
  const { page } = desk
  await openNew(page, 'blocked-ips')
  await fill(page, 'cidr', '203.0.113.0/24')
  await fill(page, 'reason', 'Guesses passwords')
  await save(page)
  await page.goto('/admin/collections/blocked-ips')
  const state = page.locator('tbody .fh-badge')
  await state.getByText('In force', { exact: true }).waitFor()
  await confirm(page, 'Lift')
  await state.getByText('Lifted', { exact: true }).waitFor()

  await page.goto('/admin/collections/support-grants')
  await page.getByRole('button', { name: 'Grant access' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail of the operator').fill('help@platform.test')
  await dialog.getByLabel('Reason').fill('The import went wrong')
  await dialog.getByRole('button', { name: 'Grant access' }).click()
  await state.getByText('Open', { exact: true }).waitFor()
  await confirm(page, 'End now')
  await state.getByText('Ended', { exact: true }).waitFor()
  expect(desk.complaints()).toEqual([])
})

test.each([
  { width: 1440, dark: true },
  { width: 390, dark: false },
])('fits a screen of $width px, dark: $dark', async ({ width, dark }) => {
  const screen = await openScreen(browser, product.url, { width, dark })
  await logIn(screen, company.email('administrator'), password)
  const pages = { role: `roles/${company.roles.accountant}`, staff: 'staff', invitation: 'staff/create' }
  for (const [name, path] of Object.entries(pages)) {
    await screen.page.goto(`/admin/collections/${path}`)
    await screen.page.locator('.fh-live--live').waitFor()
    await screen.page.locator('.fh-matrix__box input:enabled, .fh-card__figure, .fh-effective').first().waitFor()
    await picture(screen, `${name}-${width}${dark ? '-dark' : ''}`)
    const needed = await screen.page.evaluate(() => Math.max(document.documentElement.scrollWidth, window.innerWidth))
    expect({ name, needed }).toEqual({ name, needed: width })
  }
  expect(screen.complaints()).toEqual([])
  await screen.context.close()
})
