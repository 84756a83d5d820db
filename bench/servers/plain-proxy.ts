/** An edge without a gate: set up as the real one, but its worker passes every request on as it is. What the gate costs is measured beside it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { startEdge } from '@smithers/infra/dev/edge'
import type { Secrets } from '@smithers/infra/dev/secrets'

import { childrenOf } from '../measure/child.ts'
import { endWithParent, settingsOf, tell } from './parent.ts'

const worker = `import { DurableObject } from 'cloudflare:workers'
export class LimitObject extends DurableObject {}
export default {
  async fetch(request, env) {
    const { pathname, search } = new URL(request.url)
    const answer = await fetch(env.MONOLITH_URL + pathname + search, { method: request.method, headers: request.headers, redirect: 'manual' })
    return new Response(answer.body, answer)
  },
}
`

const { monolith, secrets, folder } = settingsOf<{ monolith: number; secrets: Secrets; folder: string }>()
mkdirSync(folder, { recursive: true })
const bundle = join(folder, 'worker.js')
writeFileSync(bundle, worker)
const edge = await startEdge({
  port: 0,
  monolithUrl: `http://127.0.0.1:${monolith}`,
  secrets,
  stateDir: join(folder, 'state'),
  siteDir: join(folder, 'site'),
  bundle,
})
endWithParent(() => edge.close())
tell({ port: Number(new URL(edge.url).port), workerd: childrenOf(process.pid)[0]! })
