/** The two signatures that a gated request costs, alone on workerd: an access token verified that was not seen before, an internal token minted. */
import { join } from 'node:path'

import type { Secrets } from '@smithers/infra/dev/secrets'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare'

import { childrenOf } from '../measure/child.ts'
import { endWithParent, settingsOf, tell } from './parent.ts'

const { secrets, folder } = settingsOf<{ secrets: Secrets; folder: string }>()
const outfile = join(folder, 'verify-and-mint.js')
await build({
  entryPoints: [join(import.meta.dirname, 'verify-and-mint-worker.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  conditions: ['workerd', 'worker', 'import'],
  logLevel: 'warning',
})
const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    host: '127.0.0.1',
    port: 0,
    log: new Log(LogLevel.ERROR),
    cf: false,
    telemetry: { enabled: false },
    logRequests: false,
    name: 'verify-and-mint',
    modules: true,
    scriptPath: outfile,
    modulesRoot: folder,
    compatibilityDate: '2026-10-01',
    compatibilityFlags: ['nodejs_compat'],
    bindings: { INTERNAL_SECRETS: secrets.internal, ACCESS_KEYS: JSON.stringify(secrets.accessKeys) },
  }),
)
const url = await miniflare.ready
endWithParent(() => miniflare.dispose())
tell({ port: Number(url.port), workerd: childrenOf(process.pid)[0]! })
