import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { append } from '@smithers/core/log/append'
import { migrations } from '@smithers/core/log/schema/migrations'
import { repoStream } from '@smithers/core/log/streams'
import type { Offload } from '@smithers/core/ports/offload'
import type { Caller, Ports, WritePorts } from '@smithers/core/ports/ports'
import type { Vcs } from '@smithers/core/ports/vcs'
import { createDispatch, type Answer } from '@smithers/server/dispatch'
import { migrate } from '@smithers/store/migrate'
import { openStore } from '@smithers/store/open-store'

import { createIds } from './hub/ids.ts'
import { createImports } from './hub/imports.ts'
import { createVerification } from './offload/verification.ts'
import { openWriter } from './writer/open-writer.ts'

export type Fixture = {
  ports: Ports & WritePorts
  /** Runs an operation with every check; as a maintainer unless another caller is given. */
  call(operationId: string, input?: Record<string, unknown>, caller?: Caller): Promise<Answer>
  /** The same for a repository's operation, on the repository the fixture holds. */
  on(operationId: string, input?: Record<string, unknown>, caller?: Caller): Promise<Answer>
  /** Moves the clock. */
  pass(milliseconds: number): void
  onCommit(listener: () => void): () => void
  /** Errors without a name so far. */
  unknown: unknown[]
  close(): void
}

export const ADMIN: Caller = { actor: '0x1111111111111111111111111111111111111111', tier: 'admin' }
export const MAINTAINER: Caller = { actor: '0x2222222222222222222222222222222222222222', tier: 'maintainer' }
export const CONTRIBUTOR: Caller = { actor: '0x3333333333333333333333333333333333333333', tier: 'contributor' }
export const OTHER: Caller = { actor: '0x4444444444444444444444444444444444444444', tier: 'contributor' }
export const READER: Caller = { actor: '0x5555555555555555555555555555555555555555', tier: 'reader' }
export const ANONYMOUS: Caller = { actor: 'anonymous', tier: 'anonymous' }
export const EDGE: Caller = { actor: 'edge', tier: 'service' }

/**
 * A hub for tests of what is decided in the log: real SQLite in a temporary folder, one imported repository `acme/tool`,
 * a clock that is moved by hand. Version control and the worker answer only what a test gives them.
 */
export function openFixture(given: { vcs?: Partial<Vcs>; offload?: Partial<Offload> } = {}): Fixture {
  const dir = mkdtempSync(join(tmpdir(), 'smithers-hub-'))
  const path = join(dir, 'hub.db')
  const { store, onCommit, close } = openStore(path)
  let time = Date.UTC(2026, 10, 22, 9)
  const now = () => time
  migrate(store, migrations, now())
  const unknown: unknown[] = []
  const log: WritePorts = {
    store,
    clock: { now },
    ids: createIds(now),
    claim: { check: (token) => (token === CLAIM ? 'right' : token === EXPIRED_CLAIM ? 'expired' : 'wrong') },
  }
  const writer = openWriter(log)
  const verification = createVerification(path, writer.standStill)
  const ports = {
    ...log,
    writer,
    vcs: missing(given.vcs ?? {}, 'version control') as Vcs,
    offload: missing({ verify: verification.verify, ...given.offload }, 'a worker') as Offload,
    hub: {
      name: 'Fixture',
      version: '0.0.0',
      startedAt: time,
      databaseBytes: () => 0,
      unknownErrors: () => ({ count: unknown.length }),
    },
    imports: createImports(async (_, error) => void unknown.push(error)),
  }
  importAcme(log)
  const dispatch = createDispatch(ports, (error) => {
    unknown.push(error)
    return 'noted'
  })
  const call: Fixture['call'] = (operationId, input = {}, caller = MAINTAINER) =>
    dispatch.flat(operationId, input, caller)
  return {
    ports,
    call,
    on: (operationId, input, caller) => call(operationId, { owner: 'acme', repo: 'tool', ...input }, caller),
    pass: (milliseconds) => void (time += milliseconds),
    onCommit,
    unknown,
    close() {
      close()
      rmSync(dir, { recursive: true })
    },
  }
}

/** The status and the name of the problem that an operation answered with. */
export async function problemOf(answer: Promise<{ status: number; body: unknown }>): Promise<string> {
  const { status, body } = await answer
  return `${status} ${String((body as Record<string, unknown>)['type'])
    .split(':')
    .at(-1)}`
}

export const CLAIM = 'the-right-token-of-this-fixture'
export const EXPIRED_CLAIM = 'the-expired-token-of-this-fixture'

function importAcme(ports: WritePorts) {
  const stream = repoStream(1)
  append(ports, 'local', {
    stream,
    type: 'repo.import-started',
    payload: { owner: 'acme', name: 'tool', source: 'https://example.com/acme/tool' },
  })
  append(ports, 'local', {
    stream,
    type: 'repo.imported',
    payload: { mainBookmark: 'main', headCommit: 'c'.repeat(40), headChange: 'k'.repeat(32), changes: 3, files: 2 },
  })
}

/** A port of which a test has given only some; using another is a fault of the test. */
function missing<T extends object>(given: T, what: string): T {
  return new Proxy(given, {
    get(target, name) {
      if (name in target) return target[name as keyof T]
      return () => {
        throw new Error(`this fixture has no ${what} for ${String(name)}`)
      }
    },
  })
}
