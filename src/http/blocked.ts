import { errorResponse } from './error-response.ts'

const message = 'This address is blocked. Whoever runs this installation can lift the block.'

/** The answer of the API to an address that is kept out. */
export const blockedResponse = (requestId: string): Response =>
  errorResponse({ status: 403, errors: [{ message, code: 'FORBIDDEN' }], requestId })

/** The same as a page. */
export const blockedPage = (): Response =>
  new Response(`<!doctype html><html lang="en"><title>Freehold</title><p>${message}</p></html>`, {
    status: 403,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })
