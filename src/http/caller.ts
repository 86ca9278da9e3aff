import type { Payload } from 'payload'

import { credentialOf } from '../access/credential.ts'
import { identify } from '../access/identify.ts'
import type { Principal } from '../access/principal.ts'
import { isTrustedCookieRequest } from '../access/trusted-origin.ts'

/** Who a request is, as far as the server around Payload needs to know: its limits, and whether it may ask for a schema. */
export type Caller = {
  /** the user, or the API key */
  id: string
  /** the company that it works in; absent when it cannot be told */
  company?: string
  isStaff: boolean
}

/**
 * Looks the credential of a request up as the log-in will, so that a made-up one has no budget of its own.
 * @returns undefined for nobody, which is also a cookie that another site's page makes a browser send
 */
export const callerOf = async (payload: Payload, headers: Headers, ip: string): Promise<Caller | undefined> => {
  const credential = credentialOf(headers)
  if (!credential || (credential.kind === 'cookie' && !isTrustedCookieRequest(headers))) return undefined
  const identity = await identify(payload, credential, ip)
  if (!identity) return undefined
  const { principal } = identity
  return {
    id: principal.apiKeyId ?? principal.userId,
    company: companyOf(principal, headers),
    isStaff: principal.isOperator || principal.memberships.length > 0,
  }
}

/** One of his companies: the one that he names, the one that he chose, the only one. A foreign one is not charged. */
const companyOf = ({ memberships, chosenCompany }: Principal, headers: Headers): string | undefined => {
  const named = headers.get('x-company') ?? chosenCompany ?? switchedTo(headers)
  const own = memberships.find(({ companyId }) => companyId === named)
  return (own ?? (memberships.length === 1 ? memberships[0] : undefined))?.companyId
}

const switchedTo = (headers: Headers): string | undefined =>
  /(?:^|;\s*)payload-tenant=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1]
