import type { Projectors } from '../project.ts'
import { addressOf } from '../streams.ts'

type Types =
  | 'account.created'
  | 'account.signed-in'
  | 'account.tier-set'
  | 'account.banned'
  | 'account.unbanned'
  | 'hub.claimed'

/** `policy_seq` is the event after which the edge's read model of the account is stale; `epoch` ends older tokens. */
export const accountProjectors: Projectors<Types> = {
  'account.created'(store, { seq, stream, ts, payload }) {
    store.run(
      `INSERT INTO accounts (address, tier, epoch, banned, created_at, last_sign_in_at, issues, comments, policy_seq)
        VALUES (?, ?, 1, 0, ?, ?, 0, 0, ?)`,
      addressOf(stream),
      payload.tier,
      ts,
      ts,
      seq,
    )
  },
  'account.signed-in'(store, { stream, ts }) {
    store.run('UPDATE accounts SET last_sign_in_at = ? WHERE address = ?', ts, addressOf(stream))
  },
  'account.tier-set'(store, { seq, stream, payload }) {
    store.run(
      'UPDATE accounts SET tier = ?, epoch = epoch + 1, policy_seq = ? WHERE address = ?',
      payload.tier,
      seq,
      addressOf(stream),
    )
  },
  'account.banned'(store, { seq, stream, payload }) {
    store.run(
      'UPDATE accounts SET banned = 1, ban_reason = ?, epoch = epoch + 1, policy_seq = ? WHERE address = ?',
      payload.reason,
      seq,
      addressOf(stream),
    )
  },
  'account.unbanned'(store, { seq, stream }) {
    store.run(
      'UPDATE accounts SET banned = 0, ban_reason = NULL, epoch = epoch + 1, policy_seq = ? WHERE address = ?',
      seq,
      addressOf(stream),
    )
  },
  /** The tier that a claim brings is an event of the account. */
  'hub.claimed'() {},
}
