import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'

const folder = 'tests/browser/__screenshots__'
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const args = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

export type Look = { width?: number; dark?: boolean }

export type Screen = {
  page: Page
  context: BrowserContext
  /** What the browser complained about since the last call: console errors, failed requests, answers from 400 on. */
  complaints: () => string[]
}

/** @throws Error that says how to install the browser */
export const startBrowser = (): Promise<Browser> => {
  const executablePath = process.env.CHROMIUM_PATH ?? places.find((place) => existsSync(place))
  if (!executablePath)
    throw new Error('No Chromium here: install it (apt-get install chromium), or set CHROMIUM_PATH to where it is.')
  return chromium.launch({ executablePath, args })
}

/** A window of its own, as another person's at another desk. */
export const openScreen = async (
  browser: Browser,
  baseURL: string,
  { width = 1440, dark = false }: Look = {},
): Promise<Screen> => {
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'en-GB',
    timezoneId: 'Africa/Nairobi',
    isMobile: width < 500,
  })
  const page = await context.newPage()
  // The machine may be busy; nothing waits longer than it must.
  page.setDefaultTimeout(45_000)
  return { context, page, complaints: watch(page) }
}

export const logIn = async ({ page }: Screen, email: string, password: string): Promise<void> => {
  await page.goto('/admin/login')
  await page.locator('#field-email').fill(email)
  await page.locator('#field-password').fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/login'))
  await page.locator('.fh-live--live').waitFor()
}

/** Waits until an element that the server sent listens to its user: what is typed before that is lost. */
export const alive = (target: Locator): Promise<void> =>
  target.evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (Object.keys(element).some((key) => key.startsWith('__reactProps'))) resolve()
          else requestAnimationFrame(look)
        }
        look()
      }),
  )

/** Leaves a picture of the whole page. */
export const picture = async ({ page }: Screen, name: string): Promise<void> => {
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true, animations: 'disabled' })
}

const watch = (page: Page): (() => string[]) => {
  const seen: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console: ${message.text()} (${message.location().url} on ${page.url()})`)
  })
  page.on('pageerror', (error) => seen.push(`page: ${error.message} (${page.url()})`))
  page.on('response', (response) => {
    if (response.status() >= 400) seen.push(`${response.status()} ${response.request().method()} ${response.url()}`)
  })
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // A page that is left ends what it was still loading.
    if (!reason.includes('ERR_ABORTED')) seen.push(`${reason} ${request.url()}`)
  })
  return () => seen.splice(0)
}
