import { randomBytes } from 'node:crypto'

import { isClaimed } from '@smithers/core/hub/is-claimed'
import { lastSeq } from '@smithers/core/log/read'
import type { Caller, Ports } from '@smithers/core/ports/ports'
import type { ReadStore } from '@smithers/core/ports/store'
import { importFailed } from '@smithers/core/repo/fail-import'
import { no, ok, type Result } from '@smithers/core/result'
import { createDispatch, type Answer } from '@smithers/server/dispatch'
import { createApp } from '@smithers/server/http/app'
import { createTags } from '@smithers/server/http/etag'
import { listen, type Listening } from '@smithers/server/listen'
import { readAccessSwitch } from '@smithers/server/token/access-assertion'
import { readSecrets, type Secret } from '@smithers/server/token/secrets'
import { createVerifier } from '@smithers/server/token/verify'
import { databaseBytes } from '@smithers/store/integrity'
import { openVcs } from '@smithers/vcs/vcs'
import { join } from 'node:path'

import type { HubProblem } from './hub-problem.ts'
import { createClaim } from './hub/claim.ts'
import { createFollow, type Follow } from './hub/follow.ts'
import { createImports } from './hub/imports.ts'
import { createNote } from './hub/note.ts'
import { openFolder } from './hub/open-folder.ts'
import { openLog } from './hub/open-log.ts'
import { readFile } from './hub/read-file.ts'
import { startTriage } from './hub/triage-loop.ts'
import { vcsRefusal, secretRefusal } from './hub/refusals.ts'
import { openOffload } from './offload/open-offload.ts'

export type { HubProblem } from './hub-problem.ts'
export type { Answer } from '@smithers/server/dispatch'

const VERSION = '0.1.0'

export type HubOptions = {
  /** The data folder; made when missing. */
  dir: string
  env: Readonly<Record<string, string | undefined>>
  /** Whether writes run in a thread of their own, so that who reads never waits for one; without, in this one. */
  writeThread?: boolean
  /** Whether new issues are triaged by themselves (default), or wait. */
  triage?: boolean
}

export type Hub = {
  /** Runs an operation for a caller, exactly as over HTTP. */
  dispatch(operationId: string, input: unknown, caller: Caller): Promise<Answer>
  /** Imports a repository from a path on this machine. */
  importPath(path: string, name?: { owner: string; name: string }): Promise<Answer>
  /** The token that makes its bearer the first admin; null once the hub has one. */
  claimToken(): string | null
  /**
   * Serves the edge on the loopback interface.
   * @param secrets `kid:base64url[,kid:base64url]`, at least 32 bytes each; throws a RangeError for a ring that is not.
   */
  listen(options: { port: number; secrets: string }): Promise<Door>
  /** Calls back for each event after `since` (default: from now on); answers how to stop. */
  follow: Follow
  /** Resolves when every issue has been triaged. */
  triaged(): Promise<void>
  close(): Promise<void>
}

/** Where the edge comes in. */
export type Door = Listening & {
  /** Takes other keys from now on, in the form that `listen` takes; requests under way are not touched. */
  useSecrets(secrets: string): void
}

/** Opens the hub of a data folder and everything it needs, or says by name what is missing. Nothing is left half-made. */
export async function openHub(options: HubOptions): Promise<Result<Hub, HubProblem>> {
  const { dir, env } = options
  const { now } = Date
  const access = readAccessSwitch(env, now, readFile)
  if (!access.ok)
    return no({ is: 'access-switch-unclear', say: `${access.problem}.`, next: 'Mend or unset the two variables.' })
  const ring = env['SMITHERS_INTERNAL_SECRETS']
  const checked = ring === undefined ? undefined : readSecrets(ring)
  if (checked && !checked.ok) return no(secretRefusal(checked.problem))

  const folder = openFolder(dir, now())
  if (!folder.ok) return folder
  const vcs = await openVcs({ dir: join(dir, 'repos'), env: { ...env } })
  if (!vcs.ok) {
    folder.value.opened.close()
    folder.value.free()
    return no(vcsRefusal(vcs.problem))
  }

  const notes = createNote()
  const { token, seal } = createClaim(now())
  const log = openLog(folder.value, seal, options.writeThread ?? false)
  const { store, writer, onCommit } = log
  const imports = createImports((repo, error) => {
    const id = notes.note(error, 'importRepo')
    return writer.append(
      'hub',
      importFailed(repo, `something broke that has no name; the hub has noted it under ${id}`),
    )
  })
  const offload = openOffload({ dbPath: folder.value.databasePath, standStill: writer.standStill })
  const hub: Ports['hub'] = {
    name: env['SMITHERS_HUB_NAME'] ?? 'SmithersHub',
    version: VERSION,
    startedAt: now(),
    databaseBytes: () => databaseBytes(store),
    unknownErrors: notes.seen,
  }
  const ports: Ports = { store, clock: { now }, writer, vcs: vcs.value, offload, hub, imports }
  const dispatch = createDispatch(ports, notes.note)
  const follow = createFollow(store, onCommit)
  const triage =
    options.triage === false ? undefined : startTriage(ports, onCommit, (error) => notes.note(error, 'triage'))
  const listeners = new Set<Listening>()

  const openListener: Hub['listen'] = async ({ port, secrets }) => {
    let ring = ringOf(secrets)
    const closing = new AbortController()
    const app = createApp({
      dispatch,
      verify: createVerifier(() => ring, now),
      checkAssertion: access.value,
      tags: createTags(randomBytes(4).toString('hex'), newestSeq(store, onCommit)),
      follow,
      closing: closing.signal,
      onUnknown: notes.note,
    })
    const listening = await listen(app, port, () => closing.abort())
    listeners.add(listening)
    return { ...listening, useSecrets: (text) => void (ring = ringOf(text)) }
  }

  let closed: Promise<void> | undefined
  const close = async () => {
    await Promise.all([...listeners].map((listening) => listening.close()))
    const triageEnded = triage?.stop()
    // Closing the worker ends the look that triage is taking.
    await Promise.all([offload.close(), triageEnded, imports.stop()])
    await vcs.value.close()
    await log.close()
    folder.value.free()
  }
  return ok({
    dispatch: (operationId, input, caller) => dispatch.flat(operationId, input, caller),
    importPath: (path, name) =>
      dispatch.flat('importRepo', { source: path, ...name }, { actor: 'local', tier: 'admin' }),
    claimToken: () => (isClaimed(store) ? null : token),
    listen: openListener,
    follow,
    triaged: async () => await triage?.idle(),
    close: () => (closed ??= close()),
  })
}

function ringOf(text: string): readonly Secret[] {
  const keys = readSecrets(text)
  if (!keys.ok) throw new RangeError(`internal secrets: ${keys.problem}`)
  return keys.value
}

/** The log's newest sequence number, looked up once after each commit: every read asks for it. */
function newestSeq(store: ReadStore, onCommit: (listener: () => void) => () => void): () => number {
  let known: number | undefined
  onCommit(() => (known = undefined))
  return () => (known ??= lastSeq(store))
}
