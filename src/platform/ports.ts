import { createServer } from 'node:net'

/** @returns a TCP port of 127.0.0.1 that is free now */
export const freePort = (): Promise<number> => listenOnce(0, '127.0.0.1')

/** @returns whether a server could listen there now */
export const isPortFree = (port: number, host?: string): Promise<boolean> =>
  listenOnce(port, host).then(
    () => true,
    () => false,
  )

const listenOnce = (port: number, host?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
