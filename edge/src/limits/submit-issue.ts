import { problem } from '@smithers/api-spec/contract'
import { answerProblem, json } from '../answer/answer.ts'
import { sha256 } from '../answer/bytes.ts'
import type { Ask } from '../gate/ask.ts'
import type { Claims } from '../gate/caller.ts'
import { readInput } from '../gate/read-input.ts'
import type { Limit } from '../policy/policy.ts'
import { reached } from './charge.ts'
import type { NewIssue } from './issue-queue.ts'
import type { Submitted } from './limit-object.ts'
import { accountObject, hubObject } from './objects.ts'
import { rateHeaders } from './rate-headers.ts'
import { viewOf } from './view-queued-issue.ts'
import { limitsOn } from './windows.ts'

/**
 * Files an issue within its account's limits: at once up to the soft end, after that in the account's queue (202), not at all past the
 * hard end (429). The input is checked before anything is counted or queued, so that what waits can be filed.
 * @param pass sends the request on to the monolith, under the given key
 */
export async function submitIssue(
  ask: Ask,
  limits: Limit[],
  pass: (key: string) => Promise<Response>,
): Promise<Response> {
  const input = readInput('createIssue', ask)
  if (!input.ok) return answerProblem(input.problem)
  const caller = ask.caller as Claims
  const bound = limitsOn(limits, caller, 'issue-creation')
  const key = input.value.idempotencyKey ?? crypto.randomUUID()
  if (bound.own.length + bound.hub.length === 0) return await pass(key)
  const { owner, repo } = input.value
  const body = new TextDecoder().decode(ask.body)
  const issue: NewIssue = {
    key,
    owner,
    repo,
    address: caller.address,
    body,
    bodyHash: await sha256(`${owner}/${repo}\n${body}`),
  }
  return await answerOf(await submit(issue, bound, ask), pass, key)
}

async function submit(issue: NewIssue, { own, hub }: { own: Limit[]; hub: Limit[] }, { env }: Ask): Promise<Submitted> {
  const account = accountObject(issue.address, env)
  const mine = await account.submit(issue, own)
  if (hub.length === 0 || mine.is === 'refused' || mine.is === 'other-request') return mine
  if (mine.again) return mine
  const all = await hubObject(env).use(hub)
  if (all.is === 'refused') {
    if (mine.is === 'admitted') await account.withdraw(issue, own)
    return mine.is === 'admitted' ? all : mine
  }
  if (mine.is === 'queued' || (await hubObject(env).file(hub)) === 'filed')
    return { ...mine, counted: [...mine.counted, ...all.counted] }
  return await account.queueInstead(issue, own)
}

async function answerOf(verdict: Submitted, pass: (key: string) => Promise<Response>, key: string): Promise<Response> {
  if (verdict.is === 'other-request') {
    return answerProblem(problem('key-reused', 'This key was used for another issue.', {}))
  }
  const headers = rateHeaders(verdict.counted, Date.now())
  if (verdict.is === 'refused') {
    return answerProblem(reached(verdict.by), headers)
  }
  if (verdict.is === 'queued' && verdict.queued.state === 'queued') {
    const view = viewOf(verdict.queued, verdict.place)
    return json(view, 202, { ...headers, location: view.url })
  }
  const answer = await pass(key)
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value)
  return answer
}
