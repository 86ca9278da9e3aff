import { spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

type Outcome = { code: number | null; said: string }

/** Runs `npm run operator:create -- …` on the test's database. */
const run = (args: string[], input: string): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, DATABASE_URL: app.databaseUrl, NODE_OPTIONS: '' }
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/operator-create.ts', ...args], { env })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, said }))
    child.stdin.end(input)
  })

const operator = async (email: string) =>
  (
    await readQuery<{ isOperator: boolean; mustChange: boolean }>(
      app.payload,
      `select u.is_operator as "isOperator", c.must_change as "mustChange"
       from users u join credentials c on c.user_id = u.id where u.email = $1`,
      [email],
    )
  )[0]

test('makes an operator with the password that is piped in, and refuses a weak one and a second time', async () => {
  const args = ['--email', 'jane@platform.test', '--name', 'Jane Doe']
  expect(await run(args, 'jane-doe-1\n')).toMatchObject({ code: 1 })
  expect(await operator('jane@platform.test')).toBeUndefined()
  const made = await run(args, 'violet-harbour-anvil-quartz\n')
  expect(made).toEqual({ code: 0, said: expect.stringContaining('jane@platform.test is an operator.') })
  expect(made.said).not.toContain('violet')
  expect(await operator('jane@platform.test')).toEqual({ isOperator: true, mustChange: false })
  const again = await run(args, 'violet-harbour-anvil-quartz\n')
  expect(again).toEqual({ code: 1, said: expect.stringContaining('--promote') })
})

test('makes up a password that is changed at the first log-in', async () => {
  const made = await run(['--email', 'joe@platform.test', '--name', 'Joe', '--generate'], '')
  const password = /: (\S+)\s*$/.exec(made.said)?.[1] ?? ''
  expect([made.code, password.length]).toEqual([0, 20])
  expect(await operator('joe@platform.test')).toEqual({ isOperator: true, mustChange: true })
  const { status } = await app.api('POST', '/auth/login', { body: { email: 'joe@platform.test', password } })
  expect([200, 202]).toContain(status)
})
