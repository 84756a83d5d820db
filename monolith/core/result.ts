/** What an operation answers: a value, or one problem named in the spec. Core throws only for bugs. */
export type Result<T, P> = { ok: true; value: T } | { ok: false; problem: P }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const no = <const P>(problem: P): { ok: false; problem: P } => ({ ok: false, problem })

/** What an operation answers when it went well: its status in the spec, and the body. */
export const answer = <const S extends number, B>(status: S, body: B): { ok: true; status: S; body: B } => ({
  ok: true,
  status,
  body,
})
