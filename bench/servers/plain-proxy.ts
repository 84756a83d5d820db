/** An edge without a gate: a worker that passes every request on as it is. What the gate costs is measured beside it. */
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare'

import { childrenOf } from '../measure/child.ts'
import { endWithParent, settingsOf, tell } from './parent.ts'

const worker = `export default {
  async fetch(request, env) {
    const { pathname, search } = new URL(request.url)
    const answer = await fetch(env.MONOLITH_URL + pathname + search, { method: request.method, headers: request.headers, redirect: 'manual' })
    return new Response(answer.body, answer)
  },
}`

const { monolith } = settingsOf<{ monolith: number }>()
const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    host: '127.0.0.1',
    port: 0,
    log: new Log(LogLevel.ERROR),
    cf: false,
    telemetry: { enabled: false },
    logRequests: false,
    name: 'plain',
    modules: true,
    script: worker,
    compatibilityDate: '2026-10-01',
    bindings: { MONOLITH_URL: `http://127.0.0.1:${monolith}` },
  }),
)
const url = await miniflare.ready
endWithParent(() => miniflare.dispose())
tell({ port: Number(url.port), workerd: childrenOf(process.pid)[0]! })
