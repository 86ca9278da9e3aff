import type { Page } from 'playwright-core'
import type { TestApp } from '../helpers/app.ts'
import { password } from '../helpers/factories.ts'
import { choose, fill, openNew, save } from './forms.ts'

type Draft = { unit: string; tenant: string; from: string }

/** A lease of KES 35,000.00 a month and a deposit of KES 35,000.50. @returns its id */
export const draftLease = async (page: Page, { unit, tenant, from }: Draft): Promise<string> => {
  await openNew(page, 'contracts')
  await choose(page, 'unit', unit)
  await choose(page, 'person', tenant)
  await fill(page, 'startDate', from)
  await fill(page, 'rentMinor', '35,000')
  await fill(page, 'depositMinor', '35000.50')
  return save(page)
}

/**
 * Asks for the balance, or an amount, on the page of an invoice, and waits until the payer has paid.
 * @param phone what the dialog should know already
 */
export const requestPayment = async (
  page: Page,
  { phone, amount }: { phone: string; amount?: string },
): Promise<void> => {
  await page.getByRole('button', { name: 'Request payment' }).click()
  const dialog = page.getByRole('dialog')
  await page.waitForFunction(
    (known) => document.querySelector<HTMLInputElement>('#charge-phone')?.value === known,
    phone,
  )
  if (amount) await dialog.getByLabel('Amount').fill(amount)
  await dialog.getByRole('button', { name: 'Send request' }).click()
  await dialog.locator('.fh-outcome--good', { hasText: 'Paid' }).waitFor()
}

/** Papers that one of the staff hands in and another one approves. */
export const verifyPerson = async (
  { api, login }: Pick<TestApp, 'api' | 'login'>,
  { person, company }: { person: string; company: string },
): Promise<void> => {
  const [clerk, reviewer] = [
    await login(`property-manager@${company}.test`, password),
    await login(`administrator@${company}.test`, password),
  ]
  const body = { person, documentType: 'national_id', documentNumber: '31234567' }
  const check = await api<{ id: string }>('POST', '/identity-checks', { token: clerk, body })
  const { status, text } = await api('POST', `/identity-checks/${check.body.id}/approve`, { token: reviewer })
  if (status !== 200) throw new Error(`The identity check was not approved: ${status} ${text}`)
}
