import { describe, expect, test } from '@jest/globals'
import { open, seal } from '../../../src/platform/secret-box.ts'

describe('secret box', () => {
  test.each(['', 'client-secret', 'Ünïcode ✓', 'x'.repeat(100_000)])('opens what it sealed', (plain) => {
    expect(open(seal(plain))).toBe(plain)
  })

  test('the same text never looks the same twice, and never shows', () => {
    const [first, second] = [seal('client-secret'), seal('client-secret')]
    expect(first).toMatch(/^v1\.[\w-]+$/)
    expect(first).not.toBe(second)
    expect(Buffer.from(first.slice(3), 'base64url').toString()).not.toContain('client-secret')
  })

  test('refuses every single altered byte', () => {
    const sealed = Buffer.from(seal('client-secret').slice(3), 'base64url')
    for (let index = 0; index < sealed.length; index += 1) {
      const altered = Buffer.from(sealed)
      altered[index] = (altered[index] ?? 0) ^ 1
      expect(() => open(`v1.${altered.toString('base64url')}`)).toThrow('cannot be opened')
    }
  })

  test.each(['', 'v1.', 'v1.abc', 'v2.abc', 'client-secret'])('refuses %p, which was never sealed', (value) => {
    expect(() => open(value)).toThrow('Not a sealed value')
  })

  test('refuses what another key sealed', () => {
    const before = process.env.SECRETS_KEY
    const sealed = seal('client-secret')
    process.env.SECRETS_KEY = Buffer.alloc(32, 9).toString('base64')
    try {
      expect(() => open(sealed)).toThrow('SECRETS_KEY')
    } finally {
      process.env.SECRETS_KEY = before
    }
  })
})
