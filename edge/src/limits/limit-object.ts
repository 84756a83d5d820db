import { DurableObject } from 'cloudflare:workers'
import type { Env } from '../env.ts'

/** Counts what one account has used. */
export class LimitObject extends DurableObject<Env> {}
