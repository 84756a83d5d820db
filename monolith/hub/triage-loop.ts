import { listUntriaged } from '@smithers/core/issue/record-triage'
import type { Ports } from '@smithers/core/ports/ports'
import type { IssueKey } from '@smithers/core/ports/writer'

export type TriageLoop = {
  /** Resolves when nothing waits for triage. */
  idle(): Promise<void>
  stop(): Promise<void>
}

const nameOf = ({ repo, number }: IssueKey) => `${repo}/${number}`

/**
 * Looks at each issue that no look was taken at yet, one after the other, beside the main thread. What waits is told by a
 * projection, so a restart goes on where it was. An issue on which triage breaks is left for the next start.
 */
export function startTriage(
  ports: Pick<Ports, 'store' | 'writer' | 'offload'>,
  onCommit: (listener: () => void) => () => void,
  onBroken: (error: unknown) => void,
): TriageLoop {
  const broken = new Set<string>()
  let running: Promise<void> | undefined
  let stopped = false

  const next = () =>
    stopped ? undefined : listUntriaged(ports, broken.size + 1).find((one) => !broken.has(nameOf(one)))
  const look = async (issue: IssueKey) => {
    try {
      const findings = await ports.offload.triage(issue.repo, issue.number)
      if (!stopped) await ports.writer.recordTriage(issue, findings)
    } catch (error) {
      // Not swallowed: told to the hub, which counts it as the bug it is.
      if (!stopped) onBroken(error)
      broken.add(nameOf(issue))
    }
  }
  const run = async () => {
    for (let issue = next(); issue; issue = next()) await look(issue)
  }
  const wake = () => {
    if (running || !next()) return
    running = run().finally(() => {
      running = undefined
      wake()
    })
  }
  // The look itself must not stand in the way of the answer that is being sent.
  const later = () => void (running ?? setImmediate(wake))
  const forget = onCommit(later)
  later()
  const loop: TriageLoop = {
    idle() {
      wake()
      return running?.then(() => loop.idle()) ?? Promise.resolve()
    },
    async stop() {
      stopped = true
      forget()
      await running
    },
  }
  return loop
}
