import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import type { Server } from 'node:http'

export type Listening = { port: number; close(): Promise<void> }

/** Milliseconds: a sender that is slower than this holds no connection. */
const HEADERS_TIMEOUT = 10_000
const REQUEST_TIMEOUT = 30_000
/** How long requests under way may take to end once the server closes; open streams are cut at once. */
const GRACE = 2_000

/**
 * Serves the app on the loopback interface.
 * @param port 0 for any free one. A taken port rejects with Node's `EADDRINUSE`.
 */
export async function listen(
  app: { fetch(request: Request, bindings: HttpBindings): Response | Promise<Response> },
  port: number,
  endStreams: () => void,
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, bindings) => app.fetch(request, bindings as HttpBindings),
    hostname: '127.0.0.1',
    overrideGlobalObjects: false,
    serverOptions: { headersTimeout: HEADERS_TIMEOUT, requestTimeout: REQUEST_TIMEOUT, keepAliveTimeout: 60_000 },
  }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server listens nowhere')
  let closing: Promise<void> | undefined
  return { port: address.port, close: () => (closing ??= close(server, endStreams)) }
}

async function close(server: Server, endStreams: () => void): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()))
  endStreams()
  server.closeIdleConnections()
  // A connection that becomes idle from here on must not be kept alive.
  const sweep = setInterval(() => server.closeIdleConnections(), 25)
  const deadline = setTimeout(() => server.closeAllConnections(), GRACE)
  await closed
  clearInterval(sweep)
  clearTimeout(deadline)
}
