import type { Success } from '@smithers/api-spec/contract'
import type { Ask, EdgeAnswer } from '../gate/ask.ts'
import { accessKeysOf } from './access-keys.ts'

type Key = Success<'listKeys'>['body']['keys'][number]

/** Lists the keys that sign and those that still verify; never a secret. */
export async function listKeys(_input: unknown, { env }: Ask): Promise<EdgeAnswer<'listKeys'>> {
  const state = (at: number) => (at === 0 ? 'signing' : 'verifying')
  const access = accessKeysOf(env.ACCESS_KEYS).map(({ kid, createdAt }, at): Key => ({
    kid,
    use: 'access',
    state: state(at),
    createdAt: createdAt ?? null,
  }))
  const internal = env.INTERNAL_SECRETS.split(',').map((entry, at): Key => ({
    kid: entry.split(':')[0] ?? '',
    use: 'internal',
    state: state(at),
    createdAt: null,
  }))
  return { ok: true, status: 200, body: { keys: [...access, ...internal] } }
}
