import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { askBoth, leaksOf, lines, type Call } from './compare.ts'
import type { Actor, World } from './world.ts'

const idFilters = {
  account: 'ledger-accounts',
  person: 'people',
  unit: 'units',
  contract: 'contracts',
  invoice: 'invoices',
  payment: 'payments',
  transaction: 'ledger-transactions',
}
const today = { date: '2026-12-31', reason: 'Somebody else did it' }

const disguises = (company: string): Record<string, string>[] => [
  {},
  { 'x-company': company },
  { cookie: `payload-tenant=${company}` },
]

/** Our own routes, with ids of company A in every place that takes one. */
export const customRoutes = (world: () => World, who: (world: World) => Actor): void => {
  test('custom routes treat an id of A like one of nobody', async () => {
    const { routes } = await import('../../../endpoints/index.ts')
    const { a, b } = world()
    const { token, isThorough } = who(world())
    const found: unknown[][] = []
    const headers = () => ({ 'idempotency-key': randomUUID() })
    const ask = async (foreign: string, call: (id: string) => Call) => {
      const { real, random } = await askBoth(world(), foreign, call)
      const { method, path } = call('<id>')
      if (real.print !== random.print || real.status >= 500) found.push([method, path, real.print, random.print])
    }
    for (const { method, path, body } of routes) {
      const parameter = /:(\w+)/.exec(path)?.[0]
      const options = { token, headers: headers(), ...(method !== 'get' && body && { body: today }) }
      const own = path.includes('personId')
        ? 'people'
        : path.includes('intents')
          ? 'payment-intents'
          : (path.split('/')[1] ?? '')
      const every = isThorough ? a.ids : { [own]: a.ids[own] ?? [] }
      for (const [slug, [id]] of Object.entries(parameter ? every : {})) {
        if (id && slug !== 'payload-migrations')
          await ask(id, (value) => ({
            method: method.toUpperCase(),
            path: path.replace(parameter ?? '', value),
            options,
          }))
      }
    }
    for (const [name, slug] of Object.entries(idFilters)) {
      await ask(a.ids[slug]?.[0] ?? '', (id) => ({
        method: 'GET',
        path: `/finance/ledger?${name}=${id}`,
        options: { token },
      }))
    }
    const own = b.ids.invoices?.[0]
    const charge = (body: object): Call => ({
      method: 'POST',
      path: '/finance/charges',
      options: { token, headers: headers(), body },
    })
    await ask(a.ids.invoices?.[0] ?? '', (id) => charge({ invoices: [id] }))
    await ask(a.ids.invoices?.[0] ?? '', (id) => charge({ invoices: [own, id] }))
    await ask(a.ids['gateway-accounts']?.[0] ?? '', (id) => charge({ invoices: [own], gatewayAccount: id }))
    expect(lines(found)).toEqual([])
  })

  test('custom routes open nothing to the header or the cookie of A', async () => {
    const { routes } = await import('../../../endpoints/index.ts')
    const { app, a } = world()
    const { token } = who(world())
    const found: unknown[][] = []
    for (const { method, path } of routes) {
      for (const disguise of disguises(a.company)) {
        const slug = path.includes('personId')
          ? 'people'
          : path.includes('intents')
            ? 'payment-intents'
            : (path.split('/')[1] ?? '')
        const call: Call = {
          method: method.toUpperCase(),
          path: path.replace(/:\w+/, a.ids[slug]?.[0] ?? randomUUID()),
          options: {
            token,
            headers: { ...disguise, 'idempotency-key': randomUUID() },
            ...(method !== 'get' && { body: { period: '2026-11', dryRun: true } }),
          },
        }
        const answer = await app.api(call.method, call.path, call.options)
        const isOpen = 'x-company' in disguise && answer.status < 400 && path !== '/auth/me'
        if (isOpen || answer.status >= 500 || leaksOf(a, call, answer).length > 0)
          found.push([path, disguise, answer.status, answer.text.slice(0, 200)])
      }
    }
    expect(lines(found)).toEqual([])
  })

  test('what the panel and the plugins ask tells nothing of A', async () => {
    const { app, a } = world()
    const { token } = who(world())
    const paths = [
      '/access',
      '/companies/populate-tenant-options',
      '/users/me',
      '/users/init',
      '/auth/me',
      '/payload-preferences/table-of-projects',
      '/payload-preferences',
      '/payload-locked-documents',
    ]
    for (const path of paths) {
      for (const headers of disguises(a.company)) {
        const call: Call = { method: 'GET', path, options: { token, headers } }
        const answer = await app.api('GET', path, call.options)
        expect([path, leaksOf(a, call, answer)]).toEqual([path, []])
        expect(answer.status).toBeLessThan(500)
      }
    }
  })
}
