import { describe, expect, test } from '@jest/globals'
import {
  type MailData,
  mailTemplates,
  type MailTemplate,
  renderMail,
  usefulUntil,
} from '../../../src/services/mail/mail-templates.ts'
import { layOutMail } from '../../../src/services/mail/lay-out-mail.ts'
import { greeting, plainName } from '../../../src/services/mail/mail-words.ts'

const evil = '"><img src=x onerror=alert(1)>&\'\r\nBcc: all@x.test'
const link = 'https://freehold.test/admin/reset/tok?a=1&b=2'

const known = ['html', 'head', 'meta', 'title', 'style', 'body', 'table', 'tr', 'td', 'p', 'h1', 'a']

const samples = (text: string): { [T in MailTemplate]: MailData<T> } => ({
  'login-code': { name: text, code: '123456' },
  'step-up-code': { name: text, code: '123456' },
  'verify-email': { name: text, code: '123456' },
  'already-registered': { name: text },
  'password-reset': { name: text, link, minutes: 30 },
  'password-changed': { name: text },
  'new-device': { name: text, device: text, ip: text, at: '2026-03-05T14:05:00.000Z' },
  invitation: { name: text, company: text, kind: 'staff', inviter: text, link, expiresAt: '2026-03-12T08:00:00.000Z' },
  invoice: {
    ...{ name: text, company: text, number: 'INV-2026-00001', place: text, dueDate: '2026-03-05', currency: 'KES' },
    ...{ totalMinor: 11_600, taxMinor: 1_600, balanceMinor: 11_600, notes: text, message: text },
    lines: [{ description: text, totalMinor: 11_600 }],
  },
  'maintenance-assigned': {
    ...{ name: text, company: text, number: 'MR-2026-00001', title: text, place: text },
    ...{ priority: 'urgent', dueAt: '2026-03-05T14:05:00.000Z', link },
  },
  'maintenance-update': {
    ...{ name: text, company: text, number: 'MR-2026-00001', title: text, place: text },
    ...{ event: 'Resolved', text },
  },
  'payment-reminder': {
    ...{ name: text, company: text, message: text },
    invoices: [
      { number: 'INV-2026-00001', place: text, dueDate: '2026-03-05', isOverdue: true, balance: 'KES 1,000.00' },
      { number: 'INV-2026-00002', place: null, dueDate: '2026-04-05', isOverdue: false, balance: 'KES 5.00' },
    ],
  },
  'account-statement': {
    ...{ name: text, company: text, from: '2026-01-01', to: '2026-03-31', earlier: 2 },
    ...{ opening: 'KES 0.00', closing: 'KES 1,000.00' },
    events: [{ date: '2026-03-05', description: text, amount: 'KES 1,000.00', balance: 'KES 1,000.00' }],
  },
  'identity-expired': { name: text, company: text, count: 12, people: [text, 'Otieno'] },
  'leases-ending': {
    ...{ name: text, company: text, others: 3, link },
    leases: [{ number: 'LSE-2026-00001', place: text, tenant: text, endDate: '2026-12-31' }],
  },
  'second-factor-on': { name: text },
  'second-factor-off': { name: text },
})

describe.each(Object.keys(mailTemplates) as MailTemplate[])('mail %s', (template) => {
  test('says the same as text and as HTML, and loads nothing', () => {
    const { subject, text, html } = renderMail(template, samples('Amina Otieno')[template])
    expect(subject).not.toMatch(/\d{6}/)
    expect(text).toContain('Hello Amina Otieno,')
    expect(html).toContain('Hello Amina Otieno,')
    expect(html).toContain('prefers-color-scheme:dark')
    expect(html).toContain('max-width:600px')
    expect(html).not.toMatch(/<img|<script|<link|@import|url\(|src=/i)
    expect(text).not.toMatch(/undefined|\[object|NaN|<\w+/)
  })

  test('shows values as text, whatever they are', () => {
    const { subject, html, text } = renderMail(template, samples(evil)[template])
    expect(html).not.toMatch(/<img|onerror=alert\(1\)>/)
    expect(subject).not.toMatch(/[\r\n]/)
    expect(text).not.toMatch(/^Bcc:/m)
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag)
    expect(tags.filter((tag) => !known.includes(tag ?? ''))).toEqual([])
  })
})

test('links are whole in both forms, escaped in HTML', () => {
  const { text, html } = renderMail('password-reset', samples('Amina')['password-reset'])
  expect(text).toContain(link)
  expect(html).toContain(`href="${link.replace('&', '&amp;')}"`)
})

test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'https://'])('no mail links to %s', (url) => {
  const lay = () => layOutMail({ subject: '', heading: '', blocks: [{ kind: 'link', label: 'Go', url }] })
  expect(lay).toThrow(RangeError)
})

test.each([
  ['Amina', 'Hello Amina,'],
  ['Dr. J. O’Neill-Smith (CFO)', 'Hello Dr. J. O’Neill-Smith (CFO),'],
  ['  محمد ', 'Hello محمد,'],
  ['', 'Hello,'],
  ['Win now at evil.example', 'Hello,'],
  ['https://evil.example', 'Hello,'],
  ['x'.repeat(61), 'Hello,'],
  ['a\nb', 'Hello,'],
])('%p is greeted with %p', (name, words) => {
  expect(greeting(name)).toBe(words)
})

test('a name that a customer chose makes no link', () => {
  expect(plainName('Visit https://evil.example\n now')).toBe('Visit https evil.\u2060example now')
  expect(plainName('x'.repeat(100))).toHaveLength(60)
})

test.each<[MailTemplate, string | undefined]>([
  ['login-code', '2026-03-05T08:05:00.000Z'],
  ['password-reset', '2026-03-05T08:30:00.000Z'],
  ['invitation', '2026-03-12T08:00:00.000Z'],
  ['new-device', undefined],
])('%s is of use until %s', (template, until) => {
  expect(usefulUntil(samples('Amina')[template], new Date('2026-03-05T08:00:00Z'))?.toISOString()).toBe(until)
})
