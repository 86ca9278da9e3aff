import { expect, test } from '@jest/globals'
import { pagePolicy } from '../../../src/http/security-headers.ts'
import { parseEnv } from '../../../src/platform/env.ts'

const policy = (mapTileUrl?: string): string =>
  /img-src [^;]+/.exec(pagePolicy({ nonce: 'n', origin: 'https://freehold.test', isDev: false, mapTileUrl }))?.[0] ?? ''

test.each([
  [undefined, "img-src 'self' data: blob:"],
  ['https://tiles.example.com/{z}/{x}/{y}.png', "img-src 'self' data: blob: https://tiles.example.com"],
  ['https://{s}.tiles.example.com/{z}/{x}/{y}.png?key=1', "img-src 'self' data: blob: https://*.tiles.example.com"],
  ['http://localhost:8080/{z}/{x}/{y}', "img-src 'self' data: blob: http://localhost:8080"],
])('pages take pictures of the tile server %s and of no other', (url, expected) => {
  expect(policy(url)).toBe(expected)
})

test.each(['nonsense', 'https://tiles.example.com/{z}; script-src *', 'https://tiles.example.com/', 'ftp://t/{z}'])(
  'MAP_TILE_URL=%s is refused',
  (MAP_TILE_URL) => expect(() => parseEnv({ APP_ENV: 'test', MAP_TILE_URL })).toThrow(/MAP_TILE_URL/),
)
