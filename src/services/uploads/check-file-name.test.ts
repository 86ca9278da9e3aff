import { expect, test } from '@jest/globals'
import { checkFileName } from './check-file-name.ts'

test.each([
  ['lease.pdf', 'lease', 'pdf'],
  ['Scan 12.03.2026 v1.2.PDF', 'Scan 12.03.2026 v1.2', 'pdf'],
  ['Mkataba عقد.jpeg', 'Mkataba عقد', 'jpeg'],
])('%s', (name, stem, extension) => expect(checkFileName(name)).toEqual({ stem, extension }))

test.each([
  '',
  ' ',
  'lease',
  '.pdf',
  'lease.',
  '../lease.pdf',
  'a/b.pdf',
  'a\\b.pdf',
  'a..pdf',
  'lease\u0000.pdf',
  'lease\r\nX-Header: 1.pdf',
  'exe.\u202egpj.pdf',
  'a\u200b.pdf',
  'photo.php.jpg',
  'photo.PHP5.jpg',
  'photo.html .pdf',
  'index.svg.png',
  'shell.phtml.x.jpg',
  `${'x'.repeat(200)}.pdf`,
])('%j is refused', (name) => {
  expect(() => checkFileName(name)).toThrow(expect.objectContaining({ status: 400, path: 'file' }))
})
