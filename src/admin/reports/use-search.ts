'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'

type Changes = Readonly<Record<string, string | undefined>>

/** What the address asks for, so that a report can be sent to somebody and the browser's way back leads to it. */
export const useSearch = () => {
  const params = useSearchParams()
  const path = usePathname()
  const router = useRouter()
  const search = Object.fromEntries(params.entries())
  /** Sets what is given, takes out what is undefined or empty, and starts at the first page again. */
  const change = (changes: Changes): void => {
    const next = new URLSearchParams(params)
    next.delete('page')
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    router.replace(`${path}?${next}`, { scroll: false })
  }
  return { search, change }
}
