import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { catalogue } from '@smithers/api-spec/catalogue'

export type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: unknown }

export type Reply = { status?: number; body?: unknown; raw?: string; type?: string }

type Route = Reply | ((seen: Seen, response: ServerResponse) => Reply | undefined)

/**
 * A real HTTP server on loopback that answers what a test tells it to, by `METHOD /path` without the query; what it is asked is kept.
 * It stands for answers that a real hub gives only in rare moments.
 */
export const startSmallHub = async (routes: Record<string, Route>) => {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      const asked: Seen = {
        method: request.method!,
        url: request.url!,
        headers: request.headers,
        body: text === '' ? undefined : JSON.parse(text),
      }
      seen.push(asked)
      const route = routes[`${asked.method} ${asked.url.split('?')[0]}`] ?? problem('no-such-operation')
      const reply = typeof route === 'function' ? route(asked, response) : route
      if (!reply) return
      const status = reply.status ?? 200
      response.writeHead(status, {
        'content-type': reply.type ?? (status < 400 ? 'application/json' : 'application/problem+json'),
      })
      response.end(reply.raw ?? (reply.body === undefined ? '' : JSON.stringify(reply.body)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { origin, seen, stop, routes }
}

/** A problem document by its name in the catalogue. */
export const problem = (name: string, more: Record<string, unknown> = {}): Reply => {
  const info = catalogue.problems.find((each) => each.name === name)
  if (!info) throw new Error(`the catalogue has no problem ${name}`)
  return {
    status: info.status,
    body: { type: info.type, title: info.title, status: info.status, detail: 'It happened.', next: info.next, ...more },
  }
}
