import type { Env } from '../env.ts'
import { isOneMachine } from './check-host.ts'

/**
 * Where a request came from, for counting and for showing: only what the hub's own front says of it. A caller may write any header, so
 * without a front nothing is believed.
 * @returns an address, or `unknown`
 */
export function readIp(request: Request, { CALLER_HEADER, ORIGIN }: Pick<Env, 'CALLER_HEADER' | 'ORIGIN'>): string {
  if (CALLER_HEADER === '') return isOneMachine(ORIGIN) ? '127.0.0.1' : 'unknown'
  const named = request.headers.get(CALLER_HEADER)?.split(',').at(-1)?.trim() ?? ''
  return /^[\da-f.:]{2,45}$/i.test(named) ? named : 'unknown'
}
