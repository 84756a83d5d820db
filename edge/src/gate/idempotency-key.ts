/** The key that makes a repetition harmless, in the spelling of the spec or the common one with dashes. */
export const idempotencyKeyOf = (headers: Headers): string | null =>
  headers.get('idempotencyKey') ?? headers.get('idempotency-key')
