import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { throttled } from '../../../src/services/auth/throttle-hashing.ts'
import { refusalOf } from '../../helpers/refusal.ts'

test('two run at a time, 40 wait, the others are refused instead of kept; failures free their place', async () => {
  let [running, most] = [0, 0]
  const work = async (index: number): Promise<number> => {
    most = Math.max(most, (running += 1))
    await sleep(2)
    running -= 1
    if (index % 3 === 0) throw new Error('failed')
    return index
  }
  const all = Array.from({ length: 50 }, (_, index) => throttled(() => work(index)))
  const refused = all.slice(42)
  for (const one of refused) expect(await refusalOf(one)).toMatchObject({ status: 503, code: 'UNAVAILABLE' })
  const settled = await Promise.allSettled(all.slice(0, 42))
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(28)
  expect(most).toBe(2)
  expect(await throttled(() => work(1))).toBe(1)
  expect(running).toBe(0)
})
