import { append, type LogPorts } from '../log/append.ts'
import type { Draft } from '../log/kinds.ts'
import { repoStream } from '../log/streams.ts'

export function importFailed(repo: number, problem: string): Draft<'repo.import-failed'> {
  return { stream: repoStream(repo), type: 'repo.import-failed', payload: { problem } }
}

/** At the start no import can be under way: those that seem to be ended with the hub that ran them. */
export function failLostImports(ports: LogPorts) {
  for (const { id } of ports.store.all<{ id: number }>("SELECT id FROM repos WHERE state = 'importing'"))
    append(ports, 'hub', importFailed(id, 'the hub stopped while importing'))
}
