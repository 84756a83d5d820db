/**
 * The monolith in a process of its own. With `burn`, each request is slowed by that many microseconds of CPU time: the planted
 * slowdown that the bench must see.
 */
import diagnostics from 'node:diagnostics_channel'
import { setTimeout as sleep } from 'node:timers/promises'

import { openHub, type Hub } from '@smithers/monolith'

import { createBurner } from './burn.ts'
import { endWithParent, settingsOf, tell } from './parent.ts'

export type MonolithSettings = {
  dir: string
  secrets: string
  burn?: number
  /** A git repository to serve as `bench/code`. */
  importFrom?: string | undefined
  /** False: new issues wait for their triage. */
  triage?: boolean
}

const { dir, secrets, burn, importFrom, triage = true } = settingsOf<MonolithSettings>()
const opened = await openHub({ dir, env: process.env, triage, writeThread: true })
if (!opened.ok) throw new Error(opened.problem.say)
const hub = opened.value
if (importFrom !== undefined) await importCode(hub, importFrom)
const listening = await hub.listen({ port: 0, secrets })
if (burn !== undefined) {
  const slow = createBurner(burn)
  diagnostics.subscribe('http.server.request.start', () => slow())
}
endWithParent(async () => {
  await listening.close()
  await hub.close()
})
tell({ port: listening.port })

async function importCode(hub: Hub, source: string) {
  await hub.importPath(source, { owner: 'bench', name: 'code' })
  for (;;) {
    const { body } = await hub.dispatch('viewRepo', { owner: 'bench', repo: 'code' }, { actor: 'local', tier: 'admin' })
    const { state, problem } = body as { state: string; problem: string | null }
    if (state === 'ready') return
    if (state === 'failed') throw new Error(`the import failed: ${problem}`)
    await sleep(50)
  }
}
