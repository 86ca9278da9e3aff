const name = 'payload-tenant'

/** The company chosen in the switcher, from the cookie that it writes; none when all are shown. */
export const chosenCompany = (cookie: string): string | undefined =>
  cookie
    .split('; ')
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1) || undefined

/** Whether the open pages show the company that an event belongs to. */
export const isOnScreen = (data: { company?: unknown }, cookie: string): boolean => {
  const chosen = chosenCompany(cookie)
  return chosen === undefined || typeof data.company !== 'string' || data.company === chosen
}
