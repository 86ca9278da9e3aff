import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until Next answers for the API: before that every page is 503. */
export const waitForPages = async (port: number): Promise<void> => {
  const deadline = Date.now() + 120_000
  while (Date.now() < deadline) {
    const { status } = await fetch(`http://127.0.0.1:${port}/api/v1/auth/me`)
    if (status !== 503) return
    await sleep(200)
  }
  throw new Error('Next did not start within two minutes.')
}
