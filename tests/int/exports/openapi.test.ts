import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { OpenApi } from '../../../src/services/openapi/document.ts'
import { makeCompany, password } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import type { TestApp } from '../../helpers/app.ts'

let app: TestApp
let document: OpenApi
let text: string
beforeAll(async () => {
  app = await startUnlimitedApp()
  const company = await makeCompany(app.payload, 'acacia')
  const token = await app.login(company.email('viewer'), password)
  const answer = await app.api<OpenApi>('GET', '/openapi.json', { token })
  document = answer.body
  text = answer.text
}, 60_000)
afterAll(() => app?.stop())

const operations = () => Object.values(document.paths).flatMap((path) => Object.values(path))

describe('the description', () => {
  test('is OpenAPI 3.1 with every route of ours, its summary and its permission', async () => {
    const { routes } = await import('../../../endpoints/index.ts')
    expect(document.openapi).toBe('3.1.0')
    for (const { method, path, summary, permission } of routes) {
      const found = document.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method]
      expect(found).toMatchObject({ summary, 'x-permission': permission })
      expect(summary.trim().length).toBeGreaterThan(5)
    }
  })

  test('has the collections that the panel shows, with their permissions, and no internal one', () => {
    expect(document.paths['/units']).toMatchObject({
      get: { 'x-permission': 'property.units.view' },
      post: { 'x-permission': 'property.units.create' },
    })
    expect(document.paths['/invoices']?.post).toBeUndefined()
    for (const slug of ['credentials', 'sessions', 'totp-factors', 'payload-preferences', 'audit-seals'])
      expect(document.paths[`/${slug}`]).toBeUndefined()
  })

  test('what a route takes is what its schemas say', () => {
    const near = document.paths['/projects/near']?.get as {
      parameters: { name?: string; required?: boolean; in?: string }[]
    }
    expect(near.parameters).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'lat', in: 'query', required: true }),
        expect.objectContaining({ name: 'limit', in: 'query', required: false }),
      ]),
    )
    expect(document.paths['/projects/{id}/boundary']?.patch).toMatchObject({
      parameters: [{ name: 'id', in: 'path', required: true }, expect.anything()],
      requestBody: { content: { 'application/json': { schema: { type: 'object', required: ['geojson'] } } } },
    })
  })

  test('every reference resolves, every operation has a name of its own, answers and the shape of errors', () => {
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path)
    expect(references.length).toBeGreaterThan(100)
    for (const path of new Set(references)) {
      const found = path
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document)
      expect([path, typeof found]).toEqual([path, 'object'])
    }
    const names = operations().map(({ operationId }) => operationId)
    expect(new Set(names).size).toBe(names.length)
    for (const operation of operations()) {
      const answers = Object.keys(operation.responses as object)
      expect(answers.some((status) => status.startsWith('2'))).toBe(true)
      expect(answers).toContain('default')
    }
    for (const [path, methods] of Object.entries(document.paths))
      for (const [, name] of path.matchAll(/\{(\w+)\}/g))
        for (const { parameters } of Object.values(methods))
          expect(parameters).toEqual(expect.arrayContaining([expect.objectContaining({ name, in: 'path' })]))
  })

  test('names no secret and nothing that is hidden', () => {
    expect(text).not.toMatch(/passwordHash|tokenHash|secretHash|clientSecretSealed|PAYLOAD_SECRET|\bsalt\b/)
    expect(text).not.toContain(process.env.DATABASE_URL ?? 'postgres://')
    for (const { slug, flattenedFields } of app.payload.config.collections) {
      const hidden = flattenedFields.filter((field) => 'hidden' in field && field.hidden)
      const schema = document.components.schemas[slug.split('-').map((part) => part[0]?.toUpperCase() + part.slice(1)).join('')] // prettier-ignore
      for (const { name } of hidden) expect(JSON.stringify(schema ?? {})).not.toContain(`"${name}":`)
    }
  })

  test('is for users, unless the installation says otherwise', async () => {
    expect((await app.api('GET', '/openapi.json')).status).toBe(401)
    process.env.OPENAPI_PUBLIC = 'true'
    expect((await app.api('GET', '/openapi.json')).status).toBe(200)
    delete process.env.OPENAPI_PUBLIC
  })
})

test('the page holds no data, and its policy lets in nothing but its own script and style', async () => {
  const { createHash } = await import('node:crypto')
  const { status, text: page, headers } = await app.api('GET', '/docs')
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).not.toMatch(/unsafe|https?:/)
  for (const tag of ['script', 'style']) {
    const inner = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? ''
    expect(policy).toContain(`${tag}-src 'sha256-${createHash('sha256').update(inner).digest('base64')}'`)
  }
  expect(page).not.toMatch(/src=|href=|\/\/[a-z]+\./)
  expect(page).not.toContain('property.units')
})
