import { problem } from '@smithers/api-spec/contract'

export function keyReused() {
  return problem('key-reused', 'You have used this idempotency key for another request.', {})
}
