const apiBase = '/api/v1/'
const ownPaths = ['/api/v1/auth/otp/', '/api/v1/auth/login']

type Fetch = typeof fetch

/** Asks for the factor; true once it is proven, false when the user would rather not. */
export type AskForFactor = () => Promise<boolean>

/**
 * A fetch that asks for the second factor where the API wants it anew, then repeats the request once. Whatever called it
 * sees only the last answer, so every form of the panel works without knowing.
 */
export const stepUpFetch =
  ({ fetch, origin, ask }: { fetch: Fetch; origin: string; ask: AskForFactor }): Fetch =>
  async (input, init) => {
    if (!isOurs(input, origin)) return fetch(input, init)
    // A request can be read once only: the copy is for the second time.
    const again = input instanceof Request ? input.clone() : input
    const response = await fetch(input, init)
    if (response.status !== 401 || isStream(init?.body) || !(await wantsFactor(response))) return response
    return (await ask()) ? fetch(again, init) : response
  }

const isOurs = (input: RequestInfo | URL, origin: string): boolean => {
  const url = new URL(input instanceof Request ? input.url : input, origin)
  return (
    url.origin === origin && url.pathname.startsWith(apiBase) && !ownPaths.some((path) => url.pathname.startsWith(path))
  )
}

const isStream = (body: unknown): boolean => typeof ReadableStream !== 'undefined' && body instanceof ReadableStream

const wantsFactor = async (response: Response): Promise<boolean> => {
  const answer: unknown = await response
    .clone()
    .json()
    .catch(() => undefined)
  const { errors } = (answer ?? {}) as { errors?: { code?: string }[] }
  return Array.isArray(errors) && errors.some((error) => error?.code === 'SECOND_FACTOR_REQUIRED')
}
