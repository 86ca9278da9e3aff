/**
 * Waits until the server says that it is ready.
 * @param timeoutMs milliseconds
 * @throws Error with its last answer
 */
export const waitReady = async (
  url: string,
  { timeoutMs, isStopping }: { timeoutMs: number; isStopping: () => boolean },
): Promise<void> => {
  const deadline = Date.now() + timeoutMs
  let last = 'no answer'
  while (Date.now() < deadline && !isStopping()) {
    try {
      const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) })
      if (response.ok) return
      last = `${response.status} ${await response.text()}`
    } catch (error) {
      last = String((error as Error).cause ?? error)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  if (!isStopping()) throw new Error(`The web server was not ready within ${timeoutMs / 1000} s. ${last}`)
}
