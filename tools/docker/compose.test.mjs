import { readFileSync } from 'node:fs'

import { expect, test } from '@jest/globals'
import { parse } from 'yaml'

import { variables } from '../../src/platform/env/variables.ts'

const text = readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8')
const { services, volumes } = parse(text, { merge: true })
const entries = Object.entries(services)
const application = entries.filter(([, { image }]) => image.startsWith('freehold:'))
const oneShot = ['migrate', 'files-bucket']
const secrets = ['POSTGRES_PASSWORD', 'POSTGRES_APP_PASSWORD', 'PAYLOAD_SECRET', 'SECRETS_KEY', 'S3_SECRET_ACCESS_KEY']

test.each(secrets)('%s comes from the environment and has no default', (name) => {
  const uses = [...text.matchAll(new RegExp(`\\$\\{${name}(.*?)\\}`, 'g'))]
  expect(uses.length).toBeGreaterThan(0)
  for (const [, modifier] of uses) expect(modifier).toMatch(/^:\?.+/)
})

test.each(['web', 'worker'])('%s connects as a role of its own and does not know the owner', (name) => {
  expect(services[name].environment.DATABASE_APP_URL).toContain('freehold_app:')
  expect(JSON.stringify(services[name].environment)).not.toContain('${POSTGRES_PASSWORD')
})

test.each(application)('%s sets only variables that Freehold reads', (_name, { environment }) => {
  const known = [...Object.keys(variables.shape), 'PORT', 'WORKER_PORT']
  expect(Object.keys(environment).filter((key) => !known.includes(key))).toEqual([])
})

test.each(entries.filter(([name, { image }]) => !oneShot.includes(name) && !image.startsWith('freehold:')))(
  '%s has a health check',
  (_name, { healthcheck }) => {
    expect(healthcheck.test.length).toBeGreaterThan(1)
  },
)

test.each(entries.filter(([, service]) => service.depends_on))('%s waits for the right state', (_name, service) => {
  for (const [target, { condition }] of Object.entries(service.depends_on)) {
    const expected = oneShot.includes(target) ? 'service_completed_successfully' : 'service_healthy'
    expect([target, condition]).toEqual([target, expected])
    expect(services).toHaveProperty([target])
  }
})

test('web, worker and migrate are one image', () => {
  expect(services.web.image).toBe(services.worker.image)
  expect(services.web.image).toBe(services.migrate.image)
})

test('every image of others is pinned, every named volume declared', () => {
  for (const [, { image, volumes: mounts = [] }] of entries) {
    expect(image).toMatch(/:[^:]*\d|^freehold:/)
    for (const mount of mounts) expect(volumes).toHaveProperty([mount.split(':')[0]])
  }
})

test('only the web server listens beyond this machine', () => {
  for (const [name, { ports = [] }] of entries) {
    for (const port of ports) expect(name === 'web' || port.startsWith('127.0.0.1:')).toBe(true)
  }
})
