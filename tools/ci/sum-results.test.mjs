import { expect, test } from '@jest/globals'

import { sumResults } from './sum-results.mjs'

const result = (numPassedTests, numFailedTests = 0, numRuntimeErrorTestSuites = 0) => ({
  numPassedTests,
  numFailedTests,
  numRuntimeErrorTestSuites,
})

test.each([
  ['all green', [result(10), result(5)], 0, { passed: 15, failed: 0 }],
  ['a failed test fails its step, counted once', [result(10, 2), result(5)], 1, { passed: 15, failed: 2 }],
  ['a suite that cannot run is a failure', [result(10, 0, 1)], 1, { passed: 10, failed: 1 }],
  ['lint failed beside green tests', [result(10)], 1, { passed: 10, failed: 1 }],
  ['lint and a test failed', [result(9, 1)], 2, { passed: 9, failed: 2 }],
  ['nothing ran', [], 1, { passed: 0, failed: 1 }],
])('%s', (_name, results, failedSteps, expected) => {
  expect(sumResults({ results, failedSteps })).toEqual(expected)
})
