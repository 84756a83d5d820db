import type { Env } from '../env.ts'

/** The object that counts for one account. */
export const accountObject = (address: string, env: Pick<Env, 'LIMITS'>) => env.LIMITS.getByName(address.toLowerCase())

/** The object that counts for the hub as a whole. */
export const hubObject = (env: Pick<Env, 'LIMITS'>) => env.LIMITS.getByName('hub')
