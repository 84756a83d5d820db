import { append } from '../log/append.ts'
import { repoStream } from '../log/streams.ts'
import type { Ports } from '../ports/ports.ts'

type Few = Pick<Ports, 'store' | 'clock' | 'ids'>

export function failImport(ports: Few, repo: number, problem: string) {
  append(ports, 'hub', { stream: repoStream(repo), type: 'repo.import-failed', payload: { problem } })
}

/** At the start no import can be under way: those that seem to be ended with the hub that ran them. */
export function failLostImports(ports: Few) {
  for (const { id } of ports.store.all<{ id: number }>("SELECT id FROM repos WHERE state = 'importing'"))
    failImport(ports, id, 'the hub stopped while importing')
}
