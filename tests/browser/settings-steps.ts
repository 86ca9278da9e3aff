import type { Locator, Page } from 'playwright-core'
import { alive } from './screen.ts'

/** The box of one permission in the matrix of a role or of a dialog. */
export const permissionBox = (page: Page | Locator, code: string): Locator => page.locator(`input[data-code="${code}"]`)

/** Opens the page of a row and waits until its form listens. */
export const openRow = async (page: Page, collection: string, id: string): Promise<void> => {
  await page.goto(`/admin/collections/${collection}/${id}`)
  await alive(page.locator('#action-save'))
}

/** What the summary beside a role says that saving will do, by heading. */
export const announced = (page: Page, heading: 'Added' | 'Taken away' | 'Other limit'): Locator =>
  page.locator('.fh-change__kind', { has: page.getByRole('heading', { name: heading }) }).locator('li')

/** Chooses in a field that takes several rows. */
export const add = async (page: Page, field: string, text: string): Promise<void> => {
  const input = page.locator(`#field-${field}`)
  await input.locator('.rs__control').click()
  await input.locator('input.rs__input').fill(text)
  await input.locator('.rs__option').getByText(text, { exact: true }).click()
  await chosen(page, field, text).waitFor()
}

/** A button of the page, its dialog, a reason where one is asked for, and the same button there. */
export const confirm = async (page: Page, label: string, reason?: string): Promise<void> => {
  await page.getByRole('button', { name: label, exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (reason) await dialog.getByLabel('Reason').fill(reason)
  await dialog.getByRole('button', { name: label, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** A row that a field which takes several has. */
export const chosen = (page: Page, field: string, text: string): Locator =>
  page.locator(`#field-${field} .rs__value-container`).getByText(text, { exact: true })
