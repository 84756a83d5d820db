import type { IssueQueueObject } from './limits/issue-queue-object.ts'
import type { LimitObject } from './limits/limit-object.ts'

/** What the installation gives the edge: bindings, settings and secrets. */
export type Env = {
  ASSETS: Fetcher
  DB: D1Database
  LIMITS: DurableObjectNamespace<LimitObject>
  ISSUE_QUEUES: DurableObjectNamespace<IssueQueueObject>
  AUTH_FLOOD: RateLimit
  /** The one origin everything is served from, e.g. `https://hub.example`. No slash at the end. */
  ORIGIN: string
  /** Where the monolith listens. No slash at the end. */
  MONOLITH_URL: string
  /** `kid:base64url[,kid2:base64url]`, each at least 32 bytes; the first signs. */
  INTERNAL_SECRETS: string
  /** A JSON array of private Ed25519 JWKs with `kid` and optional `createdAt`; the first signs, all verify. */
  ACCESS_KEYS: string
}
