import { listUntriaged, recordTriage, type Untriaged } from '@smithers/core/issue/record-triage'
import type { Ports } from '@smithers/core/ports/ports'

export type TriageLoop = {
  /** Resolves when nothing waits for triage. */
  idle(): Promise<void>
  stop(): Promise<void>
}

const nameOf = ({ repo, number }: Untriaged) => `${repo}/${number}`

/**
 * Looks at each issue that no look was taken at yet, one after the other, beside the main thread. What waits is told by a
 * projection, so a restart goes on where it was. An issue on which triage breaks is left for the next start.
 */
export function startTriage(
  ports: Pick<Ports, 'store' | 'clock' | 'ids' | 'offload'>,
  onCommit: (listener: () => void) => () => void,
  onBroken: (error: unknown) => void,
): TriageLoop {
  const broken = new Set<string>()
  let running: Promise<void> | undefined
  let stopped = false

  const run = async () => {
    for (;;) {
      const next = stopped ? undefined : listUntriaged(ports, broken.size + 1).find((one) => !broken.has(nameOf(one)))
      if (!next) return
      const findings = await ports.offload.triage(next.repo, next.number).catch((error: unknown) => {
        if (!stopped) onBroken(error)
        broken.add(nameOf(next))
        return undefined
      })
      if (findings && !stopped) recordTriage(ports, next, findings)
    }
  }
  const wake = () => {
    if (running || stopped || listUntriaged(ports, broken.size + 1).every((one) => broken.has(nameOf(one)))) return
    running = run().finally(() => {
      running = undefined
      wake()
    })
  }
  // The look itself must not stand in the way of the answer that is being sent.
  const later = () => void (running ?? setImmediate(wake))
  const forget = onCommit(later)
  later()
  return {
    async idle() {
      for (wake(); running;) await running
    },
    async stop() {
      stopped = true
      forget()
      await running
    },
  }
}
