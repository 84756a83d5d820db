import { afterEach, beforeEach, expect, test } from 'vitest'
import { problem, startSmallHub } from '../testing/small-hub.ts'
import { makeWorld } from '../testing/world.ts'

let hub: Awaited<ReturnType<typeof startSmallHub>>
let world: ReturnType<typeof makeWorld>

beforeEach(async () => {
  hub = await startSmallHub({ 'GET /api/events': { body: { events: [], last: 4 } } })
  world = makeWorld({ SMITHERS_HOST: hub.origin })
})

afterEach(async () => {
  world.remove()
  await hub.stop()
})

const event = (seq: number) => ({
  seq,
  id: `e${seq}`,
  at: '2026-11-22T12:00:00.000Z',
  actor: 'local',
  stream: 'issue:1/2',
  version: 1,
  type: 'issue.created',
  payload: {},
})
const frame = (seq: number): string => `id: ${seq}\ndata: ${JSON.stringify(event(seq))}\n\n`
const repo = { owner: 'a', name: 'b', state: 'importing', problem: null, progress: { phase: 'receiving', percent: 10 } }

test('an import is watched until it is ready', async () => {
  const states = [
    { ...repo, progress: { phase: 'indexing', percent: 90 } },
    { ...repo, state: 'ready', progress: null },
  ]
  hub.routes['POST /api/repos'] = { status: 202, body: repo }
  hub.routes['GET /api/repos/a/b'] = () => ({ body: states.shift() })
  expect(await world.run(['repo', 'import', 'https://example.org/b.git', '--json', 'state'])).toMatchObject({
    code: 0,
    out: '{"state":"ready"}\n',
    err: '',
  })
  expect(states).toEqual([])
})

test('an import that fails says why, with exit code 1', async () => {
  hub.routes['POST /api/repos'] = { status: 202, body: repo }
  hub.routes['GET /api/repos/a/b'] = { body: { ...repo, state: 'failed', problem: 'no such host' } }
  expect(await world.run(['repo', 'import', 'https://example.org/b.git'])).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('The import failed: no such host'),
  })
})

test('an import that is no longer watched goes on, and the exit code is not 0', async () => {
  const stop = new AbortController()
  hub.routes['POST /api/repos'] = { status: 202, body: repo }
  hub.routes['GET /api/repos/a/b'] = () => (stop.abort(), { body: repo })
  expect(await world.run(['repo', 'import', 'https://example.org/b.git'], { signal: stop.signal })).toMatchObject({
    code: 2,
    out: '',
    err: 'Cancelled: the hub goes on importing a/b\nnext: Look again: smithers repo view -R a/b\n',
  })
})

test('the log is followed across a cut connection, each event once', async () => {
  const stop = new AbortController()
  const since: (string | undefined)[] = []
  hub.routes['GET /api/events/stream'] = ({ headers }, response) => {
    since.push(headers['last-event-id'] as string)
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(': hello\n\n')
    if (since.length === 1) {
      response.write(frame(5) + frame(6).slice(0, 20))
      setImmediate(() => response.destroy())
    } else {
      response.write(frame(5) + frame(6))
      response.write(frame(7))
    }
    return undefined
  }
  const ran = await world.run(['event', 'list', '--follow'], {
    signal: stop.signal,
    watch: (out) => out.includes('\n7\t') && stop.abort(),
  })
  expect(ran.code).toBe(0)
  expect(since).toEqual(['4', '5'])
  expect(ran.out.split('\n').map((line) => line.split('\t')[0])).toEqual(['5', '6', '7', ''])
})

test('who may not follow is told so', async () => {
  hub.routes['GET /api/events/stream'] = problem('tier-too-low')
  expect(await world.run(['event', 'follow', '--since', '0'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('Your tier may not do this'),
  })
})

test('--json prints an object a line, --type leaves others out', async () => {
  const stop = new AbortController()
  hub.routes['GET /api/events/stream'] = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(`data: ${JSON.stringify({ ...event(1), type: 'other' })}\r\n\r\n${frame(2)}`)
    return undefined
  }
  const ran = await world.run(
    ['event', 'list', '--follow', '--since', '0', '--type', 'issue.created', '--json', 'seq,type'],
    { signal: stop.signal, watch: () => stop.abort() },
  )
  expect(ran.out).toBe('{"seq":2,"type":"issue.created"}\n')
})
