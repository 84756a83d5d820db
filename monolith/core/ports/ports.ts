import type { Right } from '@smithers/api-spec/commands/catalogue'

import type { Claim, HubFacts, Imports } from './hub.ts'
import type { Offload } from './offload.ts'
import type { ReadStore, Store } from './store.ts'
import type { Vcs } from './vcs.ts'
import type { Writer } from './writer.ts'

/** Milliseconds since 1970, UTC. The only clock core knows. */
export type Clock = { now(): number }
/** Unique ids that sort by time (UUID version 7). */
export type Ids = { next(): string }

/** Who asks. `actor` is an address, `local` (the CLI in its own process), `hub`, `smithers:triage@1`, or `anonymous`. */
export type Caller = { actor: string; tier: Right }

/** What an operation that writes may use. It waits for nothing, so several share a transaction, and changes nothing else. */
export type WritePorts = {
  store: Store
  clock: Clock
  ids: Ids
  claim: Claim
}

/** What every other operation may use: it reads, and asks the writer. */
export type Ports = {
  store: ReadStore
  clock: Clock
  writer: Writer
  vcs: Vcs
  offload: Offload
  hub: HubFacts
  imports: Imports
}
