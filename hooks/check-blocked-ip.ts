import type { CollectionBeforeChangeHook } from 'payload'
import { requestContext } from '../src/http/request-context.ts'
import { now } from '../src/platform/clock.ts'
import { validationError } from '../src/platform/errors.ts'
import { checkNetwork } from '../src/services/blocked-ips/check-network.ts'

/** A block that is made by hand: a valid network of a bearable width, not the author's own, until a moment to come. */
export const checkBlockedIp: CollectionBeforeChangeHook = ({ data, operation, req }) => {
  const { expiresAt } = data as { expiresAt?: string | null }
  if (expiresAt && Date.parse(expiresAt) <= now().getTime())
    throw validationError('Choose a moment in the future, or leave the field empty.', 'expiresAt')
  if (operation !== 'create' || data.source === 'automatic') return data
  const cidr = checkNetwork(String(data.cidr ?? ''), {
    ownIp: requestContext(req).ip,
    isInstallation: !data.company,
  })
  return { ...data, cidr, source: 'manual', blockedBy: req.user?.id }
}
