/**
 * Adds up Jest results. A suite that could not run counts as one failure, and so does a step that failed although no
 * test of its did (lint, build, or a suite that broke before Jest wrote its results).
 */
export const sumResults = ({ results, failedSteps }) => {
  const passed = sum(results, 'numPassedTests')
  const failedTests = sum(results, 'numFailedTests') + sum(results, 'numRuntimeErrorTestSuites')
  const brokenRuns = results.filter((result) => countFailures(result) > 0).length
  return { passed, failed: failedTests + Math.max(0, failedSteps - brokenRuns) }
}

const countFailures = ({ numFailedTests, numRuntimeErrorTestSuites }) => numFailedTests + numRuntimeErrorTestSuites

const sum = (results, key) => results.reduce((total, result) => total + result[key], 0)
