/** The real edge on workerd, in a process of its own. */
import { startEdge } from '@smithers/infra/dev/edge'
import type { Secrets } from '@smithers/infra/dev/secrets'

import { childrenOf } from '../measure/child.ts'
import { endWithParent, settingsOf, tell } from './parent.ts'

export type EdgeTold = { port: number; workerd: number }
type Settings = {
  monolith: number
  secrets: Secrets
  folder: string
  siteDir: string
  bundle: string
  authFlood: number
}

const { monolith, secrets, folder, siteDir, bundle, authFlood } = settingsOf<Settings>()
const edge = await startEdge({
  port: 0,
  monolithUrl: `http://127.0.0.1:${monolith}`,
  secrets,
  stateDir: `${folder}/state`,
  siteDir,
  authFlood,
  bundle,
})
endWithParent(() => edge.close())
tell({ port: Number(new URL(edge.url).port), workerd: childrenOf(process.pid)[0]! } satisfies EdgeTold)
