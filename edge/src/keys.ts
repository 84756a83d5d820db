import type { Env } from './env.ts'

/** Milliseconds that keys are used before they are asked for again. The ring of two makes the time between harmless. */
const askEvery = 1_000

let held: { env: Env; until: number } | undefined

/** The environment with the keys of now. */
export async function withKeys(env: Env): Promise<Env> {
  if (env.KEYS === undefined) return env
  const now = Date.now()
  if (held !== undefined && now < held.until) return held.env
  const answer = await env.KEYS.fetch('https://keys.invalid/')
  const { internal, access } = await answer.json<{ internal: string; access: string }>()
  held = { env: { ...env, INTERNAL_SECRETS: internal, ACCESS_KEYS: access }, until: now + askEvery }
  return held.env
}
