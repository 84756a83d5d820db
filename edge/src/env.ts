import type { LimitObject } from './limits/limit-object.ts'

/** What the installation gives the edge: bindings, settings and secrets. */
export type Env = {
  ASSETS: Fetcher
  DB: D1Database
  LIMITS: DurableObjectNamespace<LimitObject>
  AUTH_FLOOD: RateLimit
  /** What AUTH_FLOOD allows a minute; the binding itself does not say. */
  AUTH_FLOOD_LIMIT: string
  /** The one origin everything is served from, e.g. `https://hub.example`. No slash at the end. */
  ORIGIN: string
  /** The operator's own Porto dialog, e.g. `https://wallet.example`, which pages may then ask to sign; empty for none. */
  WALLET_HOST: string
  /**
   * The header in which whatever stands in front of the edge says who is calling; of a list the last, for the rest came from the caller.
   * Empty: nothing stands in front that could be believed.
   */
  CALLER_HEADER: string
  /** Where the monolith listens. No slash at the end. */
  MONOLITH_URL: string
  /** Milliseconds that the monolith may take to begin an answer, but for a stream. */
  MONOLITH_PATIENCE: string
  /** `id:secret` of a service token, where Cloudflare Access stands before the monolith. */
  ACCESS_CLIENT?: string
  /**
   * Whether reads that need no account are kept in the colo's cache. Worth it where the monolith is far away; beside it, asking is
   * cheaper than looking.
   */
  PUBLIC_READS: 'cached' | 'direct'
  /**
   * Where the keys of now are asked for (`{"internal", "access"}`, in the form of the two below), so that they can change while the edge
   * runs. Without it the two below hold until the next deployment.
   */
  KEYS?: Fetcher
  /** `kid:base64url[,kid2:base64url]`, each at least 32 bytes; the first signs. */
  INTERNAL_SECRETS: string
  /** A JSON array of private Ed25519 JWKs with `kid` and optional `createdAt`; the first signs, all verify. */
  ACCESS_KEYS: string
}
