import { expect, jest, test } from '@jest/globals'
import { stepUpFetch } from '../../../src/admin/auth/step-up/step-up-fetch.ts'

const origin = 'https://panel.test'
const required = () =>
  Response.json({ errors: [{ message: 'Confirm.', code: 'SECOND_FACTOR_REQUIRED' }] }, { status: 401 })
const done = () => Response.json({ id: 'done' })

const setUp = ({ answers, isProven = true }: { answers: (() => Response)[]; isProven?: boolean }) => {
  const bodies: unknown[] = []
  const fetched = jest.fn<typeof fetch>(async (input, init) => {
    bodies.push(input instanceof Request ? await input.text() : init?.body)
    return (answers.shift() ?? done)()
  })
  const ask = jest.fn(async () => isProven)
  return { bodies, fetched, ask, wrapped: stepUpFetch({ fetch: fetched, origin, ask }) }
}

test('asks for the factor and repeats the request with the same body', async () => {
  const { wrapped, ask, bodies } = setUp({ answers: [required] })
  const response = await wrapped('/api/v1/roles/1', { method: 'PATCH', body: '{"a":1}' })
  expect(await response.json()).toEqual({ id: 'done' })
  expect(ask).toHaveBeenCalledTimes(1)
  expect(bodies).toEqual(['{"a":1}', '{"a":1}'])
})

test('repeats a Request, whose body can be read only once', async () => {
  const { wrapped, bodies } = setUp({ answers: [required] })
  const response = await wrapped(new Request(`${origin}/api/v1/roles/1`, { method: 'POST', body: 'text' }))
  expect(response.status).toBe(200)
  expect(bodies).toEqual(['text', 'text'])
})

test('gives back the refusal, still readable, when the user cancels', async () => {
  const { wrapped, fetched } = setUp({ answers: [required], isProven: false })
  const response = await wrapped('/api/v1/roles/1', { method: 'DELETE' })
  expect(response.status).toBe(401)
  expect(JSON.stringify(await response.json())).toContain('SECOND_FACTOR_REQUIRED')
  expect(fetched).toHaveBeenCalledTimes(1)
})

test('repeats once only', async () => {
  const { wrapped, ask, fetched } = setUp({ answers: [required, required, done] })
  expect((await wrapped('/api/v1/roles/1')).status).toBe(401)
  expect(ask).toHaveBeenCalledTimes(1)
  expect(fetched).toHaveBeenCalledTimes(2)
})

test.each([
  ['another 401', '/api/v1/roles', () => Response.json({ errors: [{ code: 'UNAUTHENTICATED' }] }, { status: 401 })],
  ['a 401 that is no JSON', '/api/v1/roles', () => new Response('no', { status: 401 })],
  ['another site', 'https://other.test/api/v1/roles', required],
  ['a page of the panel', '/admin/login', required],
  ['the code itself', '/api/v1/auth/otp/verify', required],
])('leaves alone %s', async (_name, url, answer) => {
  const { wrapped, ask } = setUp({ answers: [answer] })
  expect((await wrapped(url)).status).toBe(401)
  expect(ask).not.toHaveBeenCalled()
})

test('does not repeat a stream', async () => {
  const { wrapped, ask } = setUp({ answers: [required] })
  const body = new Blob(['x']).stream()
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' }
  expect((await wrapped('/api/v1/documents', init)).status).toBe(401)
  expect(ask).not.toHaveBeenCalled()
})
