import { DurableObject } from 'cloudflare:workers'
import type { Env } from '../env.ts'

/** Holds the issues that wait to be filed in one repository, in order. */
export class IssueQueueObject extends DurableObject<Env> {}
