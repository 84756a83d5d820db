import type { Right } from '@smithers/api-spec/commands/catalogue'

import type { Claim, HubFacts, Imports } from './hub.ts'
import type { Offload } from './offload.ts'
import type { Store } from './store.ts'
import type { Vcs } from './vcs.ts'

/** Milliseconds since 1970, UTC. The only clock core knows. */
export type Clock = { now(): number }
/** Unique ids that sort by time (UUID version 7). */
export type Ids = { next(): string }

/** Who asks. `actor` is an address, `local` (the CLI in its own process), `hub`, `smithers:triage@1`, or `anonymous`. */
export type Caller = { actor: string; tier: Right }

/** Everything an operation may use. */
export type Ports = {
  store: Store
  vcs: Vcs
  clock: Clock
  ids: Ids
  offload: Offload
  hub: HubFacts
  claim: Claim
  imports: Imports
}
