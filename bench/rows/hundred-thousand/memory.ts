/** Resident memory of the monolith over 100,000 issues. */
import { setTimeout as sleep } from 'node:timers/promises'

import { issuesPath, owner, repo } from '../../fixtures/hub.ts'
import { createQuestions } from '../../fixtures/questions.ts'
import { residentMegabytes } from '../../measure/cpu.ts'
import { signedRequest, type Sender } from '../../measure/internal-token.ts'
import { load } from '../../measure/load.ts'
import { startMonolith } from '../../measure/monolith.ts'
import type { Asked } from '../../measure/request.ts'
import { newSecrets } from '../../measure/secrets.ts'
import { megabytes, row, type Row } from '../../row.ts'

const sender: Sender = { sub: '0x9858EfFD232B4033E47d90003D41EC34EcaEda94', tier: 'contributor' }

/** @param issues how many the hub in `dir` holds */
export async function memory(dir: string, issues: number): Promise<Row[]> {
  const secrets = newSecrets()
  const hub = await startMonolith({ dir, secrets })
  const atRest = await settled(hub.pid)
  const questions = createQuestions(41)
  const base = `/api/repos/${owner}/${repo}`
  const mix = (at: number): Asked => {
    if (at % 20 === 0) return { method: 'POST', path: issuesPath, body: JSON.stringify(questions.draft()) }
    if (at % 20 === 1) return { method: 'GET', path: `${base}/search?query=${encodeURIComponent(questions.search())}` }
    if (at % 20 === 2)
      return { method: 'GET', path: `${base}/similar-issues?${new URLSearchParams(questions.draft()).toString()}` }
    if (at % 4 === 3) return { method: 'GET', path: issuesPath }
    return { method: 'GET', path: `${issuesPath}/${1 + ((at * 7919) % issues)}` }
  }
  for (let round = 0; round < 4; round += 1) {
    const requests = Array.from({ length: 5000 }, (_, at) => signedRequest(mix(at), sender, secrets))
    await load(hub.told.port, 16, 10_000, requests)
  }
  const after = residentMegabytes(hub.pid)
  await hub.close()
  return [held('at rest', '100,000 issues', atRest, 120), held('after load', '20,000 requests', after, 250)]
}

type Held = ReturnType<typeof residentMegabytes>

function held(when: string, what: string, { all, files }: Held, goal: number): Row {
  const beside = `${what}; mapped files are ${megabytes(files)} of it`
  return row(`memory of the monolith ${when}`, megabytes(all), beside, `≤ ${goal} MB`, all <= goal)
}

/** Waits until the memory has stopped moving by itself. */
async function settled(pid: number): Promise<Held> {
  for (let before = 0; ;) {
    const now = residentMegabytes(pid)
    if (Math.abs(now.all - before) < 1) return now
    before = now.all
    await sleep(1000)
  }
}
