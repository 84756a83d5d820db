import { recordTriage } from '@smithers/core/issue/record-triage'
import { append } from '@smithers/core/log/append'
import type { Draft } from '@smithers/core/log/kinds'
import { rebuildInPlace } from '@smithers/core/log/rebuild-in-place'
import { writes } from '@smithers/core/writes'
import type { Finding } from '@smithers/core/ports/offload'
import type { Caller, WritePorts } from '@smithers/core/ports/ports'
import type { IssueKey, Writer } from '@smithers/core/ports/writer'

/** What a writer is asked, as data: it may have come from another thread. */
export type Order =
  | { do: 'operate'; operation: string; input: unknown; caller: Caller }
  | { do: 'append'; actor: string; draft: Draft }
  | { do: 'recordTriage'; issue: IssueKey; findings: Finding[] }
  | { do: 'rebuild' }

type Operate = (input: unknown, caller: Caller, ports: WritePorts) => unknown

/** Does what was ordered, in the transaction of whoever calls. */
export function carryOut(ports: WritePorts, order: Order): unknown {
  switch (order.do) {
    case 'operate':
      return (writes as unknown as Record<string, Operate>)[order.operation]?.(order.input, order.caller, ports)
    case 'append':
      append(ports, order.actor, order.draft)
      return undefined
    case 'recordTriage':
      recordTriage(ports, order.issue, order.findings)
      return undefined
    case 'rebuild':
      rebuildInPlace(ports.store)
      return undefined
  }
}

/** The port over a way to send orders. @param send settles once what was ordered is on disk */
export function writerOver(send: (order: Order) => Promise<unknown>): Writer {
  return {
    operate: (operation, input, caller) => send({ do: 'operate', operation, input, caller }) as never,
    append: (actor, draft) => send({ do: 'append', actor, draft }) as Promise<void>,
    recordTriage: (issue, findings) => send({ do: 'recordTriage', issue, findings }) as Promise<void>,
    rebuild: () => send({ do: 'rebuild' }) as Promise<void>,
  }
}
