import { createServer } from 'node:http'

export type HealthServer = { port: number; close: () => Promise<void> }

/** Answers `GET /healthz` with 200 or 503, for the worker's supervisor. Port 0 takes any free one. */
export const startHealthServer = (args: { port: number; isHealthy: () => boolean }): Promise<HealthServer> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const isKnown = request.url === '/healthz'
      const status = !isKnown ? 404 : args.isHealthy() ? 200 : 503
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ status: status === 200 ? 'ok' : isKnown ? 'unavailable' : 'unknown path' }))
    })
    server.once('error', reject)
    server.listen(args.port, () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : args.port
      resolve({ port, close: () => new Promise((closed) => void server.close(() => closed())) })
    })
  })
