/** A whole hub for one test file: the monolith, the edge on workerd in front of it, and people who can sign. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Tier } from '@smithers/api-spec/commands/catalogue'
import { startEdge, type Edge, type EdgeSettings } from '@smithers/infra/dev/edge'
import { buildEdge, edgeBundle, edgeSources } from '@smithers/infra/dev/edge-bundle'
import { readSecrets, rotateSecrets, type Secrets } from '@smithers/infra/dev/secrets'
import { openHub } from '@smithers/monolith'

import { makeGitRepo } from '../../fixtures/git-repo.ts'
import { newPerson, signInOf, type Person } from './siwe.ts'

export type Call = {
  token?: string
  cookie?: string
  browser?: boolean
  body?: unknown
  raw?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
}
// A test says what it expects of the body; a type would only say it twice.
// oxlint-disable-next-line typescript/no-explicit-any
export type Answer = { status: number; body: any; headers: Headers; problem: string | undefined }

export type MonolithSettings = { dir: string; port: number; secrets: string }
export type World = Awaited<ReturnType<typeof openWorld>>

type Options = {
  authFlood?: number
  repo?: boolean
  publicReads?: 'cached' | 'direct'
  callerHeader?: string
  patience?: number
}

/**
 * @param authFlood requests a minute on the sign-in; high unless the flood itself is tried
 * @param repo whether there is a repository, `acme/tools`
 * @param callerHeader the header in which what stands in front says who is calling
 * @param patience milliseconds that the monolith may take to begin an answer
 */
export async function openWorld(options: Options = {}) {
  const { authFlood = 100_000, repo = false, publicReads = 'direct', callerHeader = '', patience = 60_000 } = options
  const dir = mkdtempSync(join(tmpdir(), 'smithers-security-'))
  let secrets = readSecrets(dir)
  const opened = await openHub({ dir: join(dir, 'hub'), env: process.env, writeThread: true })
  if (!opened.ok) throw new Error(`${opened.problem.say} ${opened.problem.next}`)
  const hub = opened.value
  if (repo) await importRepo(hub, makeGitRepo(join(dir, 'repo')))
  let monolith = await hub.listen({ port: 0, secrets: secrets.internal })
  const monolithPort = monolith.port
  await buildIfStale()
  const settings = {
    port: 0,
    monolithUrl: `http://127.0.0.1:${monolithPort}`,
    secrets,
    stateDir: join(dir, 'edge'),
    siteDir: join(dir, 'site'),
    authFlood,
    publicReads,
    callerHeader,
    patience,
  }
  let edge: Edge = await startEdge(settings)
  const port = Number(new URL(edge.url).port)

  async function call(method: string, path: string, given: Call = {}): Promise<Answer> {
    const { token, cookie, browser, body, raw } = given
    const headers: Record<string, string> = {}
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`
    if (cookie !== undefined) headers['cookie'] = cookie
    if (browser) Object.assign(headers, { origin: edge.origin, 'sec-fetch-site': 'same-origin' })
    if (body !== undefined) headers['content-type'] = 'application/json'
    const init: RequestInit = { method, headers: { ...headers, ...given.headers }, redirect: 'manual' }
    if (raw !== undefined) init.body = raw
    else if (body !== undefined) init.body = JSON.stringify(body)
    const answer = await fetch(`${edge.url}${path}`, init)
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false
    const read = isJson && text !== '' ? JSON.parse(text) : text
    const problem = answer.status >= 400 && isJson ? String(read.type).slice('urn:smithers:problem:'.length) : undefined
    return { status: answer.status, body: read, headers: answer.headers, problem }
  }

  const people: Person[] = []
  /** A signed-in person of a tier, with tokens as a CLI has them. */
  async function someone(tier: Tier = 'contributor') {
    const person = newPerson(people.length + 1)
    people.push(person)
    let session = await signInOf(person, call)
    if (tier !== 'contributor') {
      await hub.dispatch(
        'setAccountTier',
        { address: person.address, tier, reason: 'test' },
        { actor: 'hub', tier: 'admin' },
      )
      session = await signInOf(person, call)
    }
    return { ...person, ...session }
  }

  return {
    dir,
    call,
    someone,
    person: () => (people.push(newPerson(people.length + 1)), people.at(-1)!),
    hub,
    get secrets(): Secrets {
      return secrets
    },
    get origin() {
      return edge.origin
    },
    get url() {
      return edge.url
    },
    sql: async (text: string, ...values: unknown[]) =>
      (
        await (
          await edge.database()
        )
          .prepare(text)
          .bind(...values)
          .all()
      ).results,
    /** Lets an account's queue look at its limits now instead of at the end of its window. */
    wake: (address: string) => edge.wakeQueue(address),
    async stopMonolith() {
      await monolith.close()
    },
    async startMonolith() {
      monolith = await hub.listen({ port: monolithPort, secrets: secrets.internal })
    },
    /** @param meanwhile what happens while the edge is away */
    async restartEdge(meanwhile?: () => Promise<void>) {
      await edge.close()
      await meanwhile?.()
      edge = await startEdge({ ...settings, port })
    },
    /** What `npm run rotate-keys` does while the hub runs. */
    rotateKeysLive() {
      secrets = rotateSecrets(dir)
      monolith.useSecrets(secrets.internal)
      edge.useSecrets(secrets)
    },
    /** What `npm run rotate-keys` and a new start do. */
    async rotateKeys() {
      await edge.close()
      await monolith.close()
      secrets = rotateSecrets(dir)
      monolith = await hub.listen({ port: monolithPort, secrets: secrets.internal })
      edge = await startEdge({ ...settings, port, secrets })
    },
    /** Ends the edge and says how another process can go on in its place. */
    async handOverEdge(): Promise<EdgeSettings> {
      await edge.close()
      return { ...settings, port, secrets }
    },
    /** Ends the monolith and says how another process can go on in its place. */
    async handOverMonolith(): Promise<MonolithSettings> {
      await monolith.close()
      await hub.close()
      return { dir: join(dir, 'hub'), port: monolithPort, secrets: secrets.internal }
    },
    async close() {
      await edge.close()
      await monolith.close()
      await hub.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** By what an answer refuses. */
export const refusal = (answer: Answer) => [answer.status, answer.problem, answer.body.reason]

/** The cookies that an answer sets, as a browser would send them back. */
export function cookiesOf(answer: Answer): Record<string, string> {
  const pairs = answer.headers.getSetCookie().map((line) => line.split(';')[0]!.split(/=(.*)/s) as [string, string])
  return Object.fromEntries(pairs)
}

export const cookieHeader = (cookies: Record<string, string>): string =>
  Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')

/** Asks until the answer satisfies, or fails loudly. */
export async function eventually<T>(
  ask: () => Promise<T>,
  satisfies: (value: T) => boolean,
  within = 10_000,
): Promise<T> {
  const end = Date.now() + within
  for (;;) {
    const value = await ask()
    if (satisfies(value)) return value
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(value)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

type Hub = Extract<Awaited<ReturnType<typeof openHub>>, { ok: true }>['value']

async function importRepo(hub: Hub, path: string) {
  await hub.importPath(path, { owner: 'acme', name: 'tools' })
  const view = () =>
    hub.dispatch('viewRepo', { owner: 'acme', repo: 'tools' }, { actor: 'anonymous', tier: 'anonymous' })
  await eventually(view, ({ body }) => (body as { state: string }).state === 'ready')
}

/** A test that is run alone after an edit must not try the bundle of before. */
export async function buildIfStale() {
  const root = join(import.meta.dirname, '../../..')
  const built = statSync(edgeBundle, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (edgeSources.some((source) => newest(join(root, source)) > built)) await buildEdge()
}

function newest(path: string): number {
  const facts = statSync(path)
  if (facts.isFile()) return path.endsWith('.test.ts') ? 0 : facts.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => (name === 'node_modules' ? 0 : newest(join(path, name)))))
}
