import { generateSync } from 'otplib'
import type { Page } from 'playwright-core'

/** Types a code; the sixth digit sends it. */
export const enterCode = (page: Page, code: string): Promise<void> => page.locator('.fh-code').last().fill(code)

/** What the authenticator app shows; `next`: half a minute from now, since each code counts once. */
export const totpCode = (secret: string, at: 'now' | 'next' = 'now'): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + (at === 'next' ? 30 : 0) })

/** Sets up the authenticator app on the open security page. @returns its secret and the recovery codes */
export const setUpTotp = async (page: Page): Promise<{ secret: string; recoveryCodes: string[] }> => {
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
  const secret = ((await page.locator('.fh-secret code').textContent()) ?? '').replaceAll(' ', '')
  await enterCode(page, totpCode(secret))
  await page.locator('.fh-recovery').waitFor()
  const recoveryCodes = await page.locator('.fh-recovery code').allTextContents()
  await page.getByLabel('I have kept them').check()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByText('10 recovery codes left').waitFor()
  return { secret, recoveryCodes }
}

/** Gives e-mail and password; what follows is up to the account. */
export const givePassword = async (page: Page, email: string, password: string): Promise<void> => {
  await page.locator('#field-email').fill(email)
  await page.locator('#field-password').fill(password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
}

export const logOut = async (page: Page): Promise<void> => {
  await page.goto('/admin/logout')
  await page.locator('#field-email').waitFor()
}

type Call = { method: string; path: string; body?: unknown }

/** Calls the API as a form of the open page does. @throws Error with the answer when it is not 2xx */
export const callApi = async <T>(page: Page, call: Call): Promise<T> => {
  const { status, text } = await page.evaluate(async ({ method, path, body }) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`/api/v1${path}`, { method, headers, body: body ? JSON.stringify(body) : undefined })
    return { status: answer.status, text: await answer.text() }
  }, call)
  if (status >= 300) throw new Error(`${call.method} ${call.path}: ${status} ${text}`)
  return JSON.parse(text) as T
}
