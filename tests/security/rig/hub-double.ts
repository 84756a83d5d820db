/** Stands in for the monolith until it runs: the same dispatch and listen, over HTTP, with accounts, limits and issues in memory. */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { jwtVerify } from 'jose'

type Caller = { actor: string; tier: string }
type Account = { address: string; tier: string; epoch: number; banned: boolean }
type Answer = { status: number; body: unknown }

export function openHubDouble() {
  let seq = 0
  const accounts = new Map<string, Account>()
  let limits: { scope: string; class: string; window: string; soft: number; hard: number }[] = []
  const issues: { number: number; title: string; key: string; author: string; at: number }[] = []
  const bad = (status: number, name: string): Answer => ({
    status,
    body: { type: `urn:smithers:problem:${name}`, title: name, status, detail: name, next: name },
  })
  const of = (address: string) => [...accounts.values()].find((a) => a.address.toLowerCase() === address.toLowerCase())

  async function dispatch(id: string, input: any, caller: Caller): Promise<Answer> {
    if (id === 'recordSignIn') {
      let account = of(input.address)
      if (!account)
        accounts.set(
          input.address,
          (account = { address: input.address, tier: 'contributor', epoch: 1, banned: false }),
        )
      seq++
      return account.banned
        ? { status: 403, body: { ...(bad(403, 'banned').body as object), reason: 'spam' } }
        : { status: 200, body: account }
    }
    if (id === 'viewPolicy')
      return { status: 200, body: { seq, complete: true, accounts: [...accounts.values()], limits } }
    if (id === 'setAccountTier' || id === 'banAccount' || id === 'unbanAccount') {
      const account = of(input.address)
      if (!account) return bad(404, 'account-not-found')
      if (id === 'setAccountTier') account.tier = input.tier
      else account.banned = id === 'banAccount'
      account.epoch++
      seq++
      return { status: 200, body: account }
    }
    if (typeof input.never === 'string') return bad(422, 'invalid-input')
    if (id === 'setLimit' || id === 'removeLimit') {
      limits = limits.filter((l) => l.scope !== input.scope || l.class !== input.class || l.window !== input.window)
      if (id === 'setLimit') limits.push(input)
      seq++
      return { status: 200, body: input }
    }
    if (id === 'createIssue') {
      const known = issues.find((issue) => issue.key === input.idempotencyKey)
      if (known) return { status: 201, body: known }
      const issue = {
        number: issues.length + 1,
        title: input.title,
        key: input.idempotencyKey,
        author: caller.actor,
        at: Date.now(),
      }
      issues.push(issue)
      seq++
      return { status: 201, body: issue }
    }
    if (id === 'listIssues') return { status: 200, body: { issues: [...issues], next: null } }
    return { status: 200, body: { operation: id, caller } }
  }

  async function listen({ port, secrets }: { port: number; secrets: string }) {
    const { matchOperation } = await import('./match.ts')
    const server = createServer(async (request, response) => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part as Buffer)
      const body = Buffer.concat(parts)
      const token = (request.headers.authorization ?? '').slice('Bearer '.length)
      const secret = Buffer.from(secrets.split(',')[0]!.split(':')[1]!, 'base64url')
      const { payload } = await jwtVerify(token, secret, {
        algorithms: ['HS256'],
        typ: 'sh-int+jwt',
        issuer: 'edge',
        audience: 'monolith',
      })
      if (
        payload['htu'] !== request.url ||
        payload['htm'] !== request.method ||
        payload['bh'] !== createHash('sha256').update(body).digest('base64url')
      )
        throw new Error('unbound')
      const url = new URL(request.url ?? '', 'http://x')
      const found = matchOperation(request.method ?? '', url.pathname.slice(4))
      if (!found) return void response.writeHead(404).end('{}')
      const key = request.headers['idempotency-key']
      const input = {
        ...found.names,
        ...Object.fromEntries(url.searchParams),
        ...(key ? { idempotencyKey: key } : {}),
        ...(body.length ? JSON.parse(body.toString()) : {}),
      }
      if (found.id === 'followEvents') {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        const timer = setInterval(() => response.write(`id: ${++seq}\ndata: {}\n\n`), 200)
        return void request.on('close', () => clearInterval(timer))
      }
      const answer = await dispatch(found.id, input, { actor: payload.sub ?? '', tier: String(payload['tier']) })
      const text = JSON.stringify(answer.body)
      response
        .writeHead(answer.status, {
          'content-type': answer.status < 400 ? 'application/json' : 'application/problem+json',
          etag: `"${createHash('sha1').update(text).digest('hex')}"`,
        })
        .end(text)
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    const address = server.address()
    return {
      port: typeof address === 'object' && address ? address.port : 0,
      close: () => new Promise<void>((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
    }
  }
  return { dispatch, listen, close: async () => {} }
}
