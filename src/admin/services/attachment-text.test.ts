import { describe, expect, test } from '@jest/globals'
import { attachmentText, choicesPath } from './attachment-text.ts'

describe('attachmentText', () => {
  const row = { id: '1', service: { name: 'Water' }, project: { name: 'Acacia Court' }, status: 'active' }

  test('names the service and the smallest place', () => {
    expect(attachmentText({ ...row, block: { name: 'Block A' }, unit: { identifier: 'A101' } })).toBe('Water, A101')
    expect(attachmentText({ ...row, block: { name: 'Block A' }, unit: null })).toBe('Water, Block A')
    expect(attachmentText(row)).toBe('Water, Acacia Court')
  })

  test('says when it is not charged now, and never shows an id', () => {
    expect(attachmentText({ id: '1', service: 'an-id', unit: 'an-id', status: 'pending_approval' })).toBe(
      'A service (pending approval)',
    )
  })
})

describe('choicesPath', () => {
  test('waits for a project, and asks for the services of the unit and above it', () => {
    expect(choicesPath({ project: undefined, unit: 'u' })).toBeNull()
    const asked = new URL(`http://x${choicesPath({ project: 'p', unit: 'u' })}`).searchParams
    expect(asked.get('where[project][equals]')).toBe('p')
    expect(asked.get('where[or][0][unit][exists]')).toBe('false')
    expect(asked.get('where[or][1][unit][equals]')).toBe('u')
  })
})
