import { catalogue } from '@smithers/api-spec/catalogue'
import { mayCall } from '@smithers/api-spec/commands/rights'
import { nameOf } from '@smithers/api-spec/contract'
import { bytesOf } from '../answer/bytes.ts'
import type { Env } from '../env.ts'
import type { Limit, PolicyAccount } from '../policy/policy.ts'
import { readAccount, readLimits } from '../policy/standing.ts'
import { forward } from '../proxy/forward.ts'
import { file, giveBack } from './counters.ts'
import { failed, finish, forgetOld, headOf, type Queued } from './issue-queue.ts'
import { hubObject } from './objects.ts'
import { inTurn, restOfFloods } from './turns.ts'
import { limitsOn } from './windows.ts'

/** Should a drain die, another one starts after this many milliseconds; a key's one effect makes a repetition harmless. */
const lease = 30_000
/** A queue looks at its limits at least this often, in milliseconds, because an admin may have raised them. */
const lookEvery = 60_000
/** Issues filed before the object looks up for other work. */
const batch = 25

const createIssue = catalogue.operations.find((operation) => operation.id === 'createIssue')

/** Files what waits, in order, as fast as the limits of now allow, and sets the alarm for the rest. Never throws an issue away. */
export async function drain(storage: DurableObjectStorage, env: Env): Promise<void> {
  forgetOld(storage.sql, Date.now())
  for (let filed = 0; filed < batch; filed++) {
    const head = headOf(storage.sql)
    if (head === undefined) return await storage.deleteAlarm()
    await storage.setAlarm(Date.now() + lease)
    const wait = await inTurn(
      head.address,
      () => fileHead(head, storage, env),
      () => (headOf(storage.sql) === undefined ? 0 : restOfFloods),
    )
    if (wait !== undefined) return await storage.setAlarm(Math.min(wait, Date.now() + lookEvery))
  }
  await storage.setAlarm(Date.now())
}

/** @returns when to try again, or nothing when the head is through */
async function fileHead(head: Queued, storage: DurableObjectStorage, env: Env): Promise<number | undefined> {
  const account = await readAccount(env.DB, head.address)
  const refused = account === null ? undefined : refusalOf(account)
  if (refused !== undefined) return finish(storage.sql, head.seq, { problem: refused }) as undefined
  const bound = limitsOn(
    await readLimits(env.DB),
    account ?? { address: head.address, tier: 'contributor' },
    'issue-creation',
  )
  const later = await takeSlot(bound, storage.sql, env)
  if (later !== undefined) return later
  const answer = await post(head, account?.tier ?? 'contributor', env)
  const end = await endOf(answer)
  if (end !== undefined) return finish(storage.sql, head.seq, end) as undefined
  await returnSlot(bound, storage.sql, env)
  return Date.now() + Math.min(2 ** failed(storage.sql, head.seq), 60) * 1000
}

function refusalOf(account: PolicyAccount): string | undefined {
  if (account.banned) return 'banned'
  return createIssue !== undefined && mayCall(createIssue, account.tier) ? undefined : 'tier-too-low'
}

type Bound = { own: Limit[]; hub: Limit[] }

/** A soft end of 0 would hold the queue for ever, so one issue in each window goes through. */
async function takeSlot({ own, hub }: Bound, sql: SqlStorage, env: Env): Promise<number | undefined> {
  const mine = file(sql, own, Date.now(), 1)
  if (mine !== 'filed') return mine
  const all = hub.length === 0 ? 'filed' : await hubObject(env).file(hub, 1)
  if (all === 'filed') return undefined
  giveBack(sql, own, Date.now(), 'filed')
  return all
}

async function returnSlot({ own, hub }: Bound, sql: SqlStorage, env: Env): Promise<void> {
  giveBack(sql, own, Date.now(), 'filed')
  if (hub.length > 0) await hubObject(env).giveBack(hub, 'filed')
}

function post(head: Queued, tier: PolicyAccount['tier'], env: Env): Promise<Response> {
  const headers = new Headers({
    'content-type': 'application/json',
    'idempotency-key': head.key,
  })
  const pathAndQuery = `/api/repos/${encodeURIComponent(head.owner)}/${encodeURIComponent(head.repo)}/issues`
  return forward({ method: 'POST', pathAndQuery, headers, body: bytesOf(head.body) }, { sub: head.address, tier }, env)
}

/** What the monolith's answer means for the issue; nothing when it speaks of the monolith and not of the issue. */
async function endOf(answer: Response): Promise<{ issue: number } | { problem: string } | undefined> {
  if (answer.status === 201) return { issue: (await answer.json<{ number: number }>()).number }
  if (answer.status >= 500 || [401, 408, 429].includes(answer.status)) return undefined
  return { problem: nameOf(await answer.json<{ type: string }>()) }
}
