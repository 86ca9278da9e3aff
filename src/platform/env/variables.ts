import { z } from 'zod'
import { serverVariables } from './server-variables.ts'
import { serviceVariables } from './service-variables.ts'

/** Every variable that Freehold reads, in the order of `.env.example`. The only list there is. */
export const variables = z.object({ ...serverVariables, ...serviceVariables })

export type Variables = z.infer<typeof variables>
