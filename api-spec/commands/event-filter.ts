type Facts =
  | Readonly<Record<string, unknown>>
  | { readonly type: string; readonly actor: string; readonly stream: string }
export type EventFilter = { type?: string; actor?: string; stream?: string }

/**
 * Whether an event that arrives while the log is followed passes a filter of `listEvents`: one type or a group of them (`issue.`,
 * with its point), an actor, a stream; addresses in any case. An absent word lets all pass.
 */
export function passesFilter(event: Facts, filter: EventFilter): boolean {
  const { type, actor, stream } = filter
  const { type: its, actor: by, stream: on } = event
  return (
    (type === undefined || (type.endsWith('.') ? String(its).startsWith(type) : its === type)) &&
    (actor === undefined || isSame(by, actor)) &&
    (stream === undefined || isSame(on, stream))
  )
}

const address = /^(account:)?0x[0-9a-f]{40}$/i

function isSame(one: unknown, wanted: string): boolean {
  return one === wanted || (address.test(wanted) && String(one).toLowerCase() === wanted.toLowerCase())
}
