import { problem, startSmallHub } from './small-hub.ts'
import { makeWorld } from './world.ts'

export const issue = {
  number: 7,
  title: 'It\tbreaks \u001b[31mred',
  body: 'One\ntwo\n',
  state: 'open',
  stateReason: null,
  labels: ['bug', 'help wanted'],
  author: 'gh:ada',
  comments: 1,
  updatedAt: '2026-11-22T10:00:00Z',
  createdAt: '2026-11-20T10:00:00Z',
  waiting: 'maintainer',
  thread: [{ id: 1, author: 'local', body: 'Me too', createdAt: '2026-11-21T10:00:00Z', html: null }],
  suggestions: [{ id: 3, kind: 'label', value: 'bug', confidence: 0.91, reason: 'Like #2', state: 'pending' }],
}

/** Two days after it was filed. */
export const now = Date.parse('2026-11-22T12:00:00Z')

export type OneIssue = Awaited<ReturnType<typeof openOneIssue>>

/** A small hub with one repository and this issue in it, and runs of the program that ask it. */
export async function openOneIssue() {
  const hub = await startSmallHub({
    'GET /api/repos': { body: { repos: [{ owner: 'acme', name: 'app' }] } },
    'GET /api/repos/acme/app/issues': { body: { issues: [issue], next: 'abc' } },
    'GET /api/repos/acme/app/issues/7': { body: issue },
    'GET /api/repos/acme/app/issues/8': problem('issue-not-found'),
    'POST /api/repos/acme/app/issues': { status: 201, body: { ...issue, number: 8 } },
  })
  const world = makeWorld({ SMITHERS_HOST: hub.origin })
  const close = async () => {
    world.remove()
    await hub.stop()
  }
  return { hub, world, close }
}
