import type { IncomingMessage, ServerResponse } from 'node:http'
import { recoverMessageAddress } from 'viem'
import type { Plugin } from 'vite'

type Seat = {
  access: boolean
  refresh: boolean
  address: string | null
  /** Why the account may not come in. */
  banned?: string
  refreshes: number
  requests: string[]
}

/**
 * A hub for tests, at the edge of the browser's world: it speaks HTTP with cookies and problem documents as the spec says, and
 * checks signatures. Each test sits on a seat of its own (the `seat` cookie); `/api/test/*` arranges and looks.
 */
export function testHub(): Plugin {
  const seats = new Map<string, Seat>()
  const nonces = new Map<string, string>()
  const answers: Record<string, (seat: Seat, body: Record<string, string>, request: IncomingMessage) => unknown> = {
    'POST /api/test/arrange': (seat, body) => Object.assign(seat, body),
    'GET /api/test/seat': (seat) => seat,
    'GET /api/test/broken': () => html,
    'GET /api/test/slow': async () => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      return { slow: true }
    },
    'GET /api/limits': (seat) =>
      seat.access ? { limits: ['kept'] } : problem(401, 'unauthenticated', 'Nobody is signed in'),
    'GET /api/repos/acme/anvil/issues': () => ({
      issues: [{ number: 7, title: 'Crash', state: 'open', labels: [], updatedAt: '2026-11-22T10:00:00Z' }],
      next: null,
    }),
    'GET /api/auth/session': (seat) => sessionOf(seat),
    'POST /api/auth/refresh': (seat) => {
      if (!seat.refresh) return problem(401, 'refresh-refused', 'The session has ended')
      if (seat.banned) return { ...problem(403, 'banned', 'This account is banned'), reason: seat.banned }
      seat.refreshes += 1
      seat.access = true
      return sessionOf(seat)
    },
    'POST /api/auth/nonce': (_seat, _body, request) => {
      const nonce = crypto.randomUUID().replaceAll('-', '').slice(0, 24)
      const host = request.headers.host ?? ''
      nonces.set(nonce, host)
      return {
        nonce,
        domain: host,
        uri: `http://${host}`,
        chainId: 1,
        statement: 'Sign in to the hub.',
        version: '1',
        expiresAt: new Date(Date.now() + 300_000).toISOString(),
      }
    },
    'POST /api/auth/sign-in': async (seat, { message = '', signature = '' }, request) => {
      const nonce = /^Nonce: (\w+)$/m.exec(message)?.[1] ?? ''
      const claimed = message.split('\n')[1] ?? ''
      if (!nonces.delete(nonce)) return problem(401, 'nonce-refused', 'This nonce is not ours')
      if (!message.startsWith(`${request.headers.host} wants you to sign in`))
        return problem(401, 'siwe-refused', 'Another domain')
      const signer = await recoverMessageAddress({ message, signature: signature as `0x${string}` })
      if (signer !== claimed) return problem(401, 'signature-refused', 'Signed by somebody else')
      Object.assign(seat, { access: true, refresh: true, address: claimed })
      return sessionOf(seat)
    },
    'POST /api/auth/sign-out': (seat) => {
      Object.assign(seat, { access: false, refresh: false, address: null })
      return sessionOf(seat)
    },
  }
  return {
    name: 'test-hub',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').split('?')[0] ?? ''
        const answer = answers[`${request.method} ${path}`]
        // The room's own modules are served below /api/, too.
        if (!path.startsWith('/api/') || /\.tsx?$/.test(path)) return next()
        const name = /seat=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? 'nobody'
        const seat = seats.get(name) ?? { access: false, refresh: false, address: null, refreshes: 0, requests: [] }
        seats.set(name, seat)
        seat.requests.push(`${request.method} ${path}`)
        if (!answer) return send(response, problem(404, 'no-such-operation', 'No such operation'))
        void bodyOf(request)
          .then((body) => answer(seat, body, request))
          .then((value) => send(response, value))
      })
    },
  }
}

const html = Symbol('html')

function sessionOf(seat: Seat) {
  const signedIn = seat.access
  return {
    signedIn,
    address: signedIn ? seat.address : null,
    tier: signedIn ? 'contributor' : null,
    id: null,
    expiresAt: null,
    accessToken: null,
    refreshToken: null,
  }
}

function problem(status: number, name: string, title: string) {
  return { type: `urn:smithers:problem:${name}`, title, status, detail: 'As arranged.', next: 'Sign in again.' }
}

function send(response: ServerResponse, value: unknown): void {
  if (value === html) {
    response.writeHead(200, { 'content-type': 'text/html' })
    return void response.end('<p>a proxy in between</p>')
  }
  const status = (value as { status?: unknown }).status
  const failed = typeof status === 'number' && status >= 400
  response.writeHead(failed ? status : 200, {
    'content-type': failed ? 'application/problem+json' : 'application/json',
  })
  response.end(JSON.stringify(value))
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return text === '' ? {} : (JSON.parse(text) as Record<string, string>)
}
