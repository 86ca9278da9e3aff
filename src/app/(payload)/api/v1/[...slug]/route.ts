import config from '@payload-config'
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes'

import { getEnv } from '../../../../../platform/env.ts'

type Handler = ReturnType<typeof REST_GET>

// The server answers the API itself. This route shows in the benchmark what the way through Next costs.
const onlyOnRequest =
  (handler: Handler): Handler =>
  async (request, args) =>
    getEnv().apiViaNext === 'on' ? handler(request, args) : new Response(null, { status: 404 })

export const GET = onlyOnRequest(REST_GET(config))
export const POST = onlyOnRequest(REST_POST(config))
export const PATCH = onlyOnRequest(REST_PATCH(config))
export const PUT = onlyOnRequest(REST_PUT(config))
export const DELETE = onlyOnRequest(REST_DELETE(config))
export const OPTIONS = onlyOnRequest(REST_OPTIONS(config))
