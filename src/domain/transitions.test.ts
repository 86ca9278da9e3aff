import { describe, expect, test } from '@jest/globals'
import { intentTransitions } from './intent.ts'
import { invoiceTransitions, isVoidable } from './invoice.ts'
import { amendmentTransitions, leaseTransitions, liveLeaseStatuses } from './lease.ts'
import {
  allowedTransitions,
  assertTransition,
  canTransition,
  isFinal,
  TransitionError,
  type TransitionTable,
} from './transitions.ts'

const tables: Record<string, { table: TransitionTable<string>; moves: string[] }> = {
  lease: {
    table: leaseTransitions,
    moves: [
      'draft>active',
      'active>notice',
      'active>ended',
      'active>terminated',
      'active>renewed',
      'notice>active',
      'notice>ended',
      'notice>terminated',
      'notice>renewed',
    ],
  },
  amendment: { table: amendmentTransitions, moves: ['proposed>approved', 'proposed>rejected', 'approved>applied'] },
  invoice: { table: invoiceTransitions, moves: ['draft>issued', 'issued>void'] },
  intent: {
    table: intentTransitions,
    moves: [
      'created>submitting',
      'created>failed',
      'created>expired',
      'submitting>submitted',
      'submitting>succeeded',
      'submitting>failed',
      'submitting>expired',
      'submitting>unknown',
      'submitted>succeeded',
      'submitted>failed',
      'submitted>expired',
      'submitted>unknown',
      'unknown>succeeded',
      'unknown>failed',
      'unknown>expired',
      'failed>succeeded',
      'expired>succeeded',
    ],
  },
}

describe.each(Object.entries(tables))('%s', (_name, { table, moves }) => {
  const statuses = Object.keys(table)

  test('allows these moves and no other', () => {
    const allowed = statuses.flatMap((from) =>
      statuses.filter((to) => canTransition(table, from, to)).map((to) => `${from}>${to}`),
    )
    expect(allowed.sort()).toEqual([...moves].sort())
  })

  test('leads only to statuses it knows, and has an end', () => {
    expect(
      Object.values(table)
        .flat()
        .every((status) => statuses.includes(status)),
    ).toBe(true)
    expect(statuses.some((status) => isFinal(table, status))).toBe(true)
  })

  test('refuses every other move with the allowed ones', () => {
    for (const from of statuses) {
      for (const to of statuses.filter((status) => !moves.includes(`${from}>${status}`))) {
        expect(() => assertTransition(table, from, to)).toThrow(TransitionError)
      }
    }
  })
})

test('a refusal says what is possible', () => {
  const refusal = new TransitionError({ from: 'draft', to: 'ended', allowed: ['active'] })
  expect(refusal).toMatchObject({ from: 'draft', to: 'ended', allowed: ['active'] })
  expect(refusal.message).toBe('Cannot change from draft to ended; allowed: active')
  expect(new TransitionError({ from: 'ended', to: 'draft', allowed: [] }).message).toContain('ended is final')
  expect(() => assertTransition(leaseTransitions, 'draft', 'active')).not.toThrow()
})

test('an unknown status leads nowhere, inherited names included', () => {
  const table: TransitionTable<string> = leaseTransitions
  expect(allowedTransitions(table, 'constructor')).toEqual([])
  expect(allowedTransitions(table, 'nonsense')).toEqual([])
})

test('a callback that arrives again after success changes nothing', () => {
  expect(isFinal(intentTransitions, 'succeeded')).toBe(true)
})

test('rent is billed only in statuses that can still end', () => {
  expect(liveLeaseStatuses.every((status) => canTransition(leaseTransitions, status, 'ended'))).toBe(true)
})

test.each([
  ['issued', 0n, 0n, true],
  ['issued', 1n, 0n, false],
  ['issued', 0n, 1n, false],
  ['draft', 0n, 0n, false],
  ['void', 0n, 0n, false],
] as const)('%s with %s paid and %s credited may be voided: %s', (status, paid, credited, expected) => {
  expect(isVoidable({ status, paid, credited })).toBe(expected)
})
