'use client'

import { useState } from 'react'
import { newIdempotencyKey } from '../api/request.ts'

/** The key of a request: the same for as long as it says the same, so that trying again does nothing twice. */
export const useRequestKey = (request: string): string => {
  const [known, setKnown] = useState({ request, key: '' })
  if (known.key && known.request === request) return known.key
  const key = newIdempotencyKey()
  setKnown({ request, key })
  return key
}
