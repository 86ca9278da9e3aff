export type Api = {
  token: string
  /** the company that the user works in */
  company: { id: string; name: string }
  user: { name: string }
  get: <Body>(path: string, query?: Record<string, string | number>) => Promise<Body>
  post: <Body>(path: string, body: unknown, headers?: Record<string, string>) => Promise<Body>
}

type LogIn = { url: string; email: string; password: string }
type Me = { user: { name: string }; company: Api['company'] | null; companies: Api['company'][] }

/** Logs in over HTTP. @throws Error with what the server answered */
export const logIn = async ({ url, email, password }: LogIn): Promise<Api> => {
  const base = `${url.replace(/\/$/, '')}/api/v1`
  const { accessToken: token } = await send<{ accessToken: string }>(
    `${base}/auth/login`,
    'POST',
    {},
    { email, password },
  )
  const authorization = `Bearer ${token}`
  const me = await send<Me>(`${base}/auth/me`, 'GET', { authorization })
  const company = me.company ?? me.companies[0]
  if (!company) throw new Error(`${email} works for no company.`)
  const headers = { authorization, 'x-company': company.id }
  return {
    token,
    company,
    user: me.user,
    get: (path, query = {}) => send(`${base}${path}?${new URLSearchParams(textOf(query))}`, 'GET', headers),
    post: (path, body, more = {}) => send(`${base}${path}`, 'POST', { ...headers, ...more }, body),
  }
}

/** One call. @throws Error with the server's own message */
export const send = async <Body>(
  url: string,
  method: 'GET' | 'POST',
  headers: Record<string, string>,
  body?: unknown,
): Promise<Body> => {
  const response = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  }).catch((cause: Error) => {
    throw new Error(`${new URL(url).origin} does not answer: ${String(cause.cause ?? cause.message)}`, { cause })
  })
  const text = await response.text()
  if (!response.ok)
    throw new Error(`${method} ${new URL(url).pathname} answered ${response.status}: ${messageOf(text)}`)
  return JSON.parse(text) as Body
}

const textOf = (query: Record<string, string | number>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]))

const messageOf = (text: string): string => {
  try {
    const body = JSON.parse(text) as { errors?: { message?: string }[] }
    return body.errors?.[0]?.message ?? text.slice(0, 300)
  } catch {
    return text.slice(0, 300)
  }
}
