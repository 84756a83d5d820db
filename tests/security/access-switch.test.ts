/** The switch for a network that vouches for every request (Cloudflare Access): with it, the internal token alone opens nothing. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startEdge, type Edge } from '@smithers/infra/dev/edge'
import { readSecrets } from '@smithers/infra/dev/secrets'
import { openHub, type Hub } from '@smithers/monolith'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { buildIfStale } from './rig/world.ts'

const dir = mkdtempSync(join(tmpdir(), 'smithers-access-'))
const secrets = readSecrets(dir)
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const client = { id: 'edge.access', secret: 'the-service-token' }
const audience = 'the-hub'

let hub: Hub
let network: Server
/** What the network says of the edge; a test may make it lie. */
let claims: () => Record<string, unknown>
const edges: Edge[] = []

beforeAll(async () => {
  await buildIfStale()
  const jwks = JSON.stringify({
    keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }],
  })
  const env = { ...process.env, SMITHERS_ACCESS_JWKS: jwks, SMITHERS_ACCESS_AUDIENCE: audience }
  const opened = await openHub({ dir: join(dir, 'hub'), env, writeThread: true })
  if (!opened.ok) throw new Error(opened.problem.say)
  hub = opened.value
  const { port } = await hub.listen({ port: 0, secrets: secrets.internal })
  network = createServer((asked, answer) => {
    const known =
      asked.headers['cf-access-client-id'] === client.id && asked.headers['cf-access-client-secret'] === client.secret
    const headers = { ...asked.headers, ...(known ? { 'cf-access-jwt-assertion': assertion() } : {}) }
    const { method, url: path } = asked
    asked.pipe(
      request({ port, method, path, headers }, (from) => {
        answer.writeHead(from.statusCode ?? 0, from.headers)
        from.pipe(answer)
      }),
    )
  })
  await new Promise<void>((resolve) => network.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await Promise.all(edges.map((edge) => edge.close()))
  network.close()
  await hub.close()
  rmSync(dir, { recursive: true, force: true })
})

function assertion(): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${part(claims())}`
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`
}
const now = () => Math.floor(Date.now() / 1000)
const good = () => ({ aud: [audience], iat: now(), exp: now() + 60 })

async function edgeWith(accessClient: string | undefined): Promise<Edge> {
  const edge = await startEdge({
    port: 0,
    monolithUrl: `http://127.0.0.1:${(network.address() as AddressInfo).port}`,
    secrets,
    stateDir: join(dir, `edge-${edges.length}`),
    siteDir: join(dir, 'site'),
    ...(accessClient === undefined ? {} : { accessClient }),
  })
  edges.push(edge)
  return edge
}
async function repos({ url }: Edge) {
  const answer = await fetch(`${url}/api/repos`)
  return [answer.status, ((await answer.json()) as { type?: string }).type?.replace('urn:smithers:problem:', '')]
}

test('an edge that the network vouches for is let in, and one that it does not is not', async () => {
  claims = good
  const edge = await edgeWith(`${client.id}:${client.secret}`)
  expect(await repos(edge)).toEqual([200, undefined])
  claims = () => ({ ...good(), aud: ['another'] })
  expect(await repos(edge)).toEqual([503, 'hub-unavailable'])
  claims = () => ({ ...good(), exp: now() - 60 })
  expect(await repos(edge)).toEqual([503, 'hub-unavailable'])
  claims = good
  expect(await repos(edge)).toEqual([200, undefined])
  expect(await repos(await edgeWith(undefined))).toEqual([503, 'hub-unavailable'])
  expect(await repos(await edgeWith(`${client.id}:another`))).toEqual([503, 'hub-unavailable'])
})
