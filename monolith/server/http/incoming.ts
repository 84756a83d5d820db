import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/**
 * A request as it was sent. From a socket it is read from Node's own message, which costs a tenth of building a `Request`
 * with its headers; in process there is only the `Request`.
 */
export type Incoming = {
  method: string
  /** Path and query, byte for byte. */
  target: string
  header(name: string): string | undefined
  fromBrowser: boolean
}

const BROWSER_ONLY = ['origin', 'cookie', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'sec-fetch-user']

export function incomingOf(c: Context<{ Bindings: Partial<HttpBindings> }>): Incoming {
  const message = c.env?.incoming
  const header = message
    ? (name: string) => {
        const value = message.headers[name]
        return Array.isArray(value) ? value.join(', ') : value
      }
    : (name: string) => c.req.raw.headers.get(name) ?? undefined
  const { url } = c.req.raw
  return {
    method: c.req.raw.method,
    target: message?.url ?? url.slice(url.indexOf('/', url.indexOf('//') + 2)),
    header,
    fromBrowser: BROWSER_ONLY.some((name) => header(name) !== undefined),
  }
}
