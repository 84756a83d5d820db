import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '@smithers/core/ports/ports'
import { ADMIN, ANONYMOUS, CONTRIBUTOR, EDGE, MAINTAINER, READER } from '@smithers/monolith/fixture'
import { openHub, type Hub } from '@smithers/monolith'
import { spoilt, valid } from './fuzz/arbitrary.ts'
import { readSpec, type SpecOperation } from './fuzz/spec.ts'
import { authorize, secret } from '@smithers/monolith/http-fixture'

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 30)
const SEED = Number(process.env['FUZZ_SEED'] ?? 20261122)
const agent = new Agent({ keepAlive: true, maxSockets: 2 })
const root = mkdtempSync(join(tmpdir(), 'smithers-fuzz-'))
let hub: Hub
let server: Awaited<ReturnType<Hub['listen']>>

beforeAll(async () => {
  const source = join(root, 'tool')
  mkdirSync(join(source, 'src'), { recursive: true })
  writeFileSync(join(source, 'README.md'), '# Tool\n')
  writeFileSync(join(source, 'src/main.ts'), 'export const answer = 42\n')
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', source, '-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args])
  git('init', '-q', '-b', 'main')
  git('add', '.')
  git('commit', '-qm', 'begin')

  const opened = await openHub({ dir: join(root, 'hub'), env: process.env, writeThread: true })
  if (!opened.ok) throw new Error(opened.problem.say)
  hub = opened.value
  server = await hub.listen({ port: 0, secrets: `k:${secret.toString('base64url')}` })
  await hub.importPath(source, { owner: 'acme', name: 'tool' })
  const local = { actor: 'local', tier: 'admin' } as const
  for (;;) {
    const { body } = await hub.dispatch('viewRepo', { owner: 'acme', repo: 'tool' }, local)
    if ((body as { state: string }).state === 'ready') break
    await new Promise((resolve) => setImmediate(resolve))
  }
  const on = (id: string, input: object) => hub.dispatch(id, { owner: 'acme', repo: 'tool', ...input }, local)
  for (const name of ['bug', 'feature']) await on('createLabel', { name })
  for (const title of ['Crash on Windows at start', 'Crash on Windows while starting', 'Dark mode', 'Docs', 'Slow'])
    await on('createIssue', { title })
  for (const { actor } of [ADMIN, MAINTAINER, CONTRIBUTOR]) await hub.dispatch('recordSignIn', { address: actor }, EDGE)
  await hub.dispatch('setAccountTier', { address: ADMIN.actor, tier: 'admin' }, local)
  await hub.triaged()
})
afterAll(async () => {
  await server.close()
  agent.destroy()
  await hub.close()
  rmSync(root, { recursive: true })
})

type Given = {
  caller: Caller
  path: Record<string, string>
  query: [string, string][]
  headers: Record<string, string>
  body: string | undefined
}
type Answered = { status: number; mediaType: string; body: unknown }

async function send({ method, path }: SpecOperation, given: Given): Promise<Answered> {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given.path[name] ?? ''))
  const query = given.query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
  const target = `/api${filled}${query === '' ? '' : `?${query}`}`
  const body = given.body ?? ''
  const headers = { ...given.headers, authorization: authorize(given.caller, method, target, body) }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(
      {
        agent,
        port: server.port,
        method,
        path: target,
        headers:
          given.body === undefined
            ? headers
            : { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      resolve,
    )
    sent.on('error', reject)
    sent.end(body)
  })
  const content = await text(answer)
  return {
    status: answer.statusCode ?? 0,
    mediaType: (answer.headers['content-type'] ?? '').split(';')[0] ?? '',
    body: content === '' ? undefined : JSON.parse(content),
  }
}

/** Names that exist are tried far more often than chance would. */
const KNOWN: Record<string, string[]> = {
  owner: ['acme', 'ACME', 'no'],
  repo: ['tool', 'Tool', 'no'],
  number: ['1', '2', '3', '4', '5', '99'],
  id: ['1', '2', '3', '99'],
  change: ['main', 'zzzz', '0000000000000000000000000000000000000000'],
  path: ['README.md', 'src', 'src/main.ts', 'no', '../x', '.git/config'],
  address: ['me', ADMIN.actor, CONTRIBUTOR.actor, '0x9999999999999999999999999999999999999999'],
  label: ['bug', 'feature'],
  after: ['created-desc.1.1', 'x'],
  scope: ['tier:contributor', 'hub'],
}
const callers = fc.constantFrom(ADMIN, MAINTAINER, CONTRIBUTOR, READER, ANONYMOUS, EDGE)

function givenFor(operation: SpecOperation, body: fc.Arbitrary<string | undefined>): fc.Arbitrary<Given> {
  const place = (where: string) => operation.parameters.filter((parameter) => parameter.in === where)
  const value = ({ name, schema }: SpecOperation['parameters'][number]) => {
    const made = valid(schema).map((one) => [one].flat().map(String))
    const known = KNOWN[name]
    return known
      ? fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom(...known).map((one) => [one]) },
          { weight: 1, arbitrary: made },
        )
      : made
  }
  const path = fc.record(
    Object.fromEntries(
      place('path').map((one) => [
        one.name,
        value(one)
          .map(([first]) => first ?? '')
          .filter((text) => text !== '' && text !== '.' && text !== '..'),
      ]),
    ),
  )
  const optional = (where: string) =>
    fc.record(Object.fromEntries(place(where).map((one) => [one.name, value(one)])), {
      requiredKeys: place(where)
        .filter((one) => one.required)
        .map((one) => one.name),
    })
  return fc.record({
    caller: callers,
    path,
    query: optional('query').map((made) =>
      Object.entries(made as Record<string, string[]>).flatMap(([name, values]) =>
        values.map((one): [string, string] => [name, one]),
      ),
    ),
    headers: optional('header').map((made) =>
      Object.fromEntries(
        Object.entries(made as Record<string, string[]>).map(([name, values]) => [name, values[0] ?? '']),
      ),
    ),
    body,
  })
}

/** Messages of the generated validators; the words of core's own rules are others. */
const BY_SCHEMA = /^(must |is missing$|is not known here$)/

const bundle = fileURLToPath(import.meta.resolve('@smithers/api-spec/openapi.json'))
const operations = readSpec(readFileSync(bundle, 'utf8')).filter(({ id }) => id !== 'followEvents')
/** Imports would go out into the network; what they refuse is in the hub's own tests. */
const CALLED_BY_NOBODY = ['importRepo']

describe.each(operations)('$id', (operation) => {
  const careful = CALLED_BY_NOBODY.includes(operation.id)
  const numRuns = operation.id === 'rebuildHub' ? 3 : RUNS

  test('answers valid input as the spec declares, and never says that it does not fit', async () => {
    const body = operation.body
      ? valid(operation.body)
          .filter((made) => operation.fits(made))
          .map((made) => JSON.stringify(made))
      : fc.constant(undefined)
    await fc.assert(
      fc.asyncProperty(givenFor(operation, body), async (given) => {
        const answer = await send(operation, careful ? { ...given, caller: READER } : given)
        expect(operation.judge(answer.status, answer.mediaType, answer.body)).toBeUndefined()
        expect(answer.status).not.toBe(500)
        const { errors = [] } = answer.body as { errors?: { pointer: string; message: string }[] }
        expect(errors.filter(({ message }) => BY_SCHEMA.test(message))).toEqual([])
      }),
      { numRuns, seed: SEED },
    )
  })

  if (operation.body)
    test('never accepts a body that does not fit', async () => {
      const bad = spoilt(operation.body ?? {})
        .filter((made) => !operation.fits(made))
        .map((made) => JSON.stringify(made))
      await fc.assert(
        fc.asyncProperty(givenFor(operation, bad), async (given) => {
          const answer = await send(operation, given)
          expect(operation.judge(answer.status, answer.mediaType, answer.body)).toBeUndefined()
          expect(answer.status).toBeGreaterThanOrEqual(400)
          expect(answer.status).toBeLessThan(500)
        }),
        { numRuns: RUNS, seed: SEED },
      )
    })

  if (operation.parameters.length > 0)
    test('answers any text in its parameters as the spec declares', async () => {
      const wild = fc
        .oneof(
          fc.string({ unit: 'binary', maxLength: 20 }),
          fc.constantFrom(
            "' OR 1=1 --",
            '../../etc/passwd',
            '%00',
            '\u0000',
            '-1',
            '1e9',
            '0x1',
            'NaN',
            '99999999999999999999',
            '"',
            '*',
            '--help',
            'all()',
            ' ',
          ),
        )
        .filter((one) => one !== '' && one !== '.' && one !== '..' && one.isWellFormed())
      const body = operation.body ? valid(operation.body).map((made) => JSON.stringify(made)) : fc.constant(undefined)
      await fc.assert(
        fc.asyncProperty(givenFor(operation, body), fc.nat(), wild, async (given, at, value) => {
          const { name, in: place } = operation.parameters[at % operation.parameters.length] ?? {
            name: '',
            in: 'query',
          }
          const changed: Given = {
            ...given,
            ...(careful ? { caller: READER } : {}),
            ...(place === 'path'
              ? { path: { ...given.path, [name]: value } }
              : { query: [...given.query.filter(([other]) => other !== name), [name, value]] }),
          }
          const answer = await send(operation, changed)
          expect(operation.judge(answer.status, answer.mediaType, answer.body)).toBeUndefined()
          expect(answer.status).not.toBe(500)
        }),
        { numRuns: RUNS, seed: SEED },
      )
    })
})

test('nothing of all this was a failure without a name, and the log is still whole', async () => {
  const local = { actor: 'local', tier: 'admin' } as const
  expect(await hub.dispatch('viewHubStatus', {}, local)).toMatchObject({ status: 200, body: { unknownErrors: 0 } })
  expect(await hub.dispatch('rebuildHub', { verify: true }, local)).toMatchObject({ body: { identical: true } })
})
