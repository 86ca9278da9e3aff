import type { Locator, Page } from 'playwright-core'
import { alive } from './screen.ts'

/** Types into a field of the open form. */
export const fill = async (page: Page | Locator, field: string, text: string): Promise<void> => {
  await page.locator(`#field-${field}`).fill(text)
}

/** Chooses from a field that offers rows or fixed values. */
export const choose = async (page: Page, field: string, text: string): Promise<void> => {
  const input = page.locator(`#field-${field}`)
  await input.locator('.rs__control').click()
  await input.locator('input.rs__input').fill(text)
  await input.locator('.rs__option').getByText(text, { exact: true }).click()
  await input.locator('.rs__single-value').getByText(text, { exact: true }).waitFor()
}

/** Opens the form for a new row, as "Create new" does. */
export const openNew = async (page: Page, collection: string): Promise<void> => {
  await page.goto(`/admin/collections/${collection}/create`)
  await alive(page.locator('#action-save'))
}

/** Saves the open form. @returns the id of the row */
export const save = async (page: Page): Promise<string> => {
  await page.locator('#action-save').click()
  await page.waitForURL(/\/collections\/[a-z-]+\/[0-9a-f]{8}-[0-9a-f-]{27}/)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** The badge of a status field on a page. */
export const badge = (page: Page, field: string): Locator => page.locator(`#field-${field} .fh-badge`)

/** The rows of a related table, by its heading. */
export const related = (page: Page, heading: string): Locator =>
  page
    .locator('.field-type', { has: page.locator('.relationship-table') })
    .filter({ has: page.getByRole('heading', { name: heading, exact: true }) })
    .filter({ visible: true })
    .locator('tbody tr')
