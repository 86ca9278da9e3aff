// Exit code 0 when the process of this container answers: the worker on WORKER_PORT, the web server on PORT.
const port = process.env.WORKER_PORT || process.env.PORT || 3000
const response = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(4000) })
process.exit(response.ok ? 0 : 1)
