import { z } from 'zod'
import { liftBlock } from '../src/services/blocked-ips/lift-block.ts'
import { defineEndpoint } from './define.ts'

export const liftBlockedIp = defineEndpoint({
  method: 'post',
  path: '/blocked-ips/:id/lift',
  summary: 'Lift a block of an address (company: settings.blocked-ips.update; installation: operators)',
  permission: 'authenticated',
  params: z.object({ id: z.uuid() }),
  handler: ({ req, params: { id } }) => liftBlock({ req, id }),
})
