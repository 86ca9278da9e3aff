import Bowser from 'bowser'

/** What a person calls his device, such as `Chrome on Windows`; `API client` for what is no browser. */
export const deviceLabel = (userAgent: string | null | undefined): string => {
  if (!userAgent) return unknown
  const { browser, os } = Bowser.parse(userAgent.slice(0, longest))
  if (!browser.name || !os.name) return unknown
  return `${browser.name} on ${os.name}`
}

const unknown = 'API client'
const longest = 512
