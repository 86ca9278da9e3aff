import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { readQuery } from '../../src/db/transaction.ts'
import { demoPassword } from '../../src/seed/demo-staff.ts'
import { demoPages, demoRows } from './demo-pages.ts'
import { buildPanel, type Product, startProduct } from './product.ts'
import { alive, logIn, openScreen, picture, type Screen, startBrowser } from './screen.ts'

jest.setTimeout(300_000)

let product: Product
let browser: Browser
let desk: Screen
let ids: Record<string, string>

beforeAll(buildPanel, 600_000)
beforeAll(async () => {
  product = await startProduct()
  // In a process of its own, which puts the files where the product looks for them.
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/cli/seed.ts'], {
    env: { ...process.env, NODE_OPTIONS: '', ...product.env },
  })
  const [row] = await readQuery<Record<string, string>>(product.app.payload, demoRows, [])
  ids = row ?? {}
  browser = await startBrowser()
  desk = await openScreen(browser, product.url)
  await logIn(desk, 'admin@acacia.example', demoPassword)
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const visit = async (page: Page, path: string, text: RegExp): Promise<void> => {
  await page.goto(`/admin/${path}`)
  await page.locator('main, .template-default').getByText(text).filter({ visible: true }).first().waitFor()
  await page.waitForLoadState('networkidle')
}

describe.each([
  ['1440 px, light', { width: 1_440, dark: false }],
  ['390 px, dark', { width: 390, dark: true }],
])('the pages of the demo, %s', (_name, look) => {
  test('show what is there, fit the screen and complain of nothing', async () => {
    const screen = await openScreen(browser, product.url, look)
    const { page } = screen
    await logIn(screen, 'admin@acacia.example', demoPassword)
    screen.complaints()
    const wrong: string[] = []
    for (const [path, text] of demoPages(ids)) {
      try {
        await visit(page, path, text)
      } catch (error) {
        wrong.push(`${path}: ${(error as Error).message.slice(0, 200)}`)
        continue
      }
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (over > 0) wrong.push(`${path}: ${over} px too wide`)
      wrong.push(...screen.complaints().map((complaint) => `${path}: ${complaint}`))
      await picture(screen, `demo-${look.width}-${path.replaceAll(/[/:]|[0-9a-f-]{36}/g, '_')}`)
    }
    expect(wrong).toEqual([])
    await screen.context.close()
  })
})

describe('at the desk', () => {
  test('a block and its units are added in place', async () => {
    const { page } = desk
    await visit(page, `collections/projects/${ids.project}/structure`, /units in/)
    const add = page.getByRole('button', { name: 'Add blocks' }).first()
    await alive(add)
    await add.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name of row 1').fill('Block Zulu')
    await dialog.getByLabel('Floors of row 1').fill('2')
    await dialog.getByRole('button', { name: 'Add it' }).click()
    await page.getByText('Block Zulu').first().waitFor()
    const [block] = await readQuery<{ floors: string }>(
      product.app.payload,
      `select floors from blocks where name = 'Block Zulu' and project_id = $1`,
      [ids.project],
    )
    expect(Number(block?.floors)).toBe(2)
  })

  test('a request is started from the board', async () => {
    const { page } = desk
    await visit(page, 'maintenance', /in progress/i)
    const start = page.getByRole('button', { name: `Start ${ids.number}` })
    await alive(start)
    await start.click()
    await expectStatus('maintenance_requests', ids.request ?? '', 'in_progress')
  })

  test('a spreadsheet with a mistake is refused by row and column, the corrected one is written', async () => {
    const { page } = desk
    const choose = async (rows: string[]): Promise<void> => {
      await visit(page, `import?kind=structure&project=${ids.project}`, /Import a spreadsheet/)
      const input = page.locator('input[type=file]')
      await alive(input)
      const buffer = Buffer.from(['Block/House Name,Floor,Units', ...rows].join('\n'))
      await input.setInputFiles({ name: 'tower.csv', mimeType: 'text/csv', buffer })
      await page.waitForURL(/collections\/imports\/[0-9a-f-]{36}/)
    }
    await choose(['Tower,0,2', 'Tower,101,2'])
    await page.getByText(/floor/i).filter({ visible: true }).first().waitFor()
    await expectStatus('imports', new URL(page.url()).pathname.split('/').at(-1) ?? '', 'invalid')
    await choose(['Tower,0,2', 'Tower,1,2'])
    const commit = page.getByRole('button', { name: /^Write/ })
    await alive(commit)
    await commit.click()
    await page.getByRole('dialog').getByRole('button', { name: 'Write', exact: true }).click()
    await expectStatus('imports', new URL(page.url()).pathname.split('/').at(-1) ?? '', 'done')
    const units = await readQuery<{ identifier: string }>(
      product.app.payload,
      `select u.identifier from units u join blocks b on b.id = u.block_id where b.name = 'Tower' order by 1`,
      [],
    )
    expect(units).toHaveLength(4)
  })
})

/** Waits until a row is in a status, at most ten seconds. */
const expectStatus = async (table: 'imports' | 'maintenance_requests', id: string, status: string): Promise<void> => {
  for (let attempt = 0; ; attempt += 1) {
    const sql = `select status from ${table} where id::text = $1`
    const [row] = await readQuery<{ status: string }>(product.app.payload, sql, [id])
    if (row?.status === status || attempt === 50) return expect(row?.status).toBe(status)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
