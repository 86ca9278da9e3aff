import { handleApi } from '../../src/api.ts'
import { createWebServer } from '../../src/http/create-server.ts'

/** The product's own HTTP server on a free port, for peers that call us: gateways, browsers, load. */
export const startTestWeb = async (): Promise<{ url: string; close: () => Promise<void> }> => {
  const web = createWebServer({ handleApi, publicUrl: 'http://127.0.0.1', drainMs: 2_000 })
  const port = await web.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${port}`
  process.env.PUBLIC_URL = url
  return { url, close: () => web.drain() }
}
