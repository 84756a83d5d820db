import { serve, type ServerType } from '@hono/node-server'
import type { Server } from 'node:http'

import type { Hono } from 'hono'

export type Listening = { port: number; close(): Promise<void> }

const grace = 2000

/** Serves the app on loopback. @param port 0 takes any free one */
export function listen(app: Hono, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, ({ port: taken }) =>
      resolve({ port: taken, close: () => close(server) }),
    ) as ServerType
    server.once('error', reject)
    const http = server as Server
    http.headersTimeout = 10_000
    http.requestTimeout = 30_000
    http.keepAliveTimeout = 65_000
  })
}

/** Lets requests end, but not streams: what is still open after the grace is cut. */
function close(server: ServerType): Promise<void> {
  const http = server as Server
  return new Promise((resolve) => {
    const idle = setInterval(() => http.closeIdleConnections(), 50)
    const last = setTimeout(() => http.closeAllConnections(), grace)
    http.close(() => {
      clearInterval(idle)
      clearTimeout(last)
      resolve()
    })
    http.closeIdleConnections()
  })
}
