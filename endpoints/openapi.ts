import { getPrincipal } from '../src/access/principal.ts'
import { cookieNames } from '../src/access/session-cookies.ts'
import { getEnv } from '../src/platform/env.ts'
import { unauthenticated } from '../src/platform/errors.ts'
import { openApiDocument } from '../src/services/openapi/document.ts'
import { referencePage } from '../src/services/openapi/reference-page.ts'
import { defineEndpoint, type Route } from './define.ts'

/** The description of the API and a page that shows it. @param routes the whole route table, which holds these two */
export const referenceRoutes = (routes: () => readonly Route[]): Route[] => {
  // It follows from the code alone, so it is made once.
  let text: string | undefined

  const openApi = defineEndpoint({
    method: 'get',
    path: '/openapi.json',
    summary: 'This description (OpenAPI 3.1); for anybody where OPENAPI_PUBLIC is true, else for users',
    permission: 'public',
    handler: async ({ req }) => {
      if (!getEnv().openapiPublic && !(await getPrincipal(req))) throw unauthenticated()
      const { collections, routes: paths } = req.payload.config
      text ??= JSON.stringify(
        openApiDocument({ collections, routes: routes(), base: paths.api, cookie: cookieNames().access }),
      )
      return new Response(text, { headers: { 'content-type': 'application/json; charset=utf-8' } })
    },
  })

  const docs = defineEndpoint({
    method: 'get',
    path: '/docs',
    summary: 'A page that lists this description, with a search and examples',
    permission: 'public',
    handler: () => Promise.resolve(referencePage()),
  })

  return [openApi, docs]
}
