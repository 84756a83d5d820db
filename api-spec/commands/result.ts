/** A value, or one named problem. The same shape as the core's `Result`, repeated here because this room imports nothing. */
export type Result<T, P> = { ok: true; value: T } | { ok: false; problem: P }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const no = <const P>(problem: P): { ok: false; problem: P } => ({ ok: false, problem })
