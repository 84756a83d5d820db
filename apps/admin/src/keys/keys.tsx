import { listKeys } from '@smithers/api-spec/client/key/key'
import type { KeyListKeysItem } from '@smithers/api-spec/client/model/keyListKeysItem'
import { read } from '@smithers/ui-kit/api/operation'
import { Copy } from '@smithers/ui-kit/copy'
import { State } from '@smithers/ui-kit/state'
import { Time } from '@smithers/ui-kit/time'
import { Show } from 'solid-js'
import { type Column, Ledger } from '../table/ledger.tsx'
import { Section } from '../table/section.tsx'
import { Waiting } from '../table/waiting.tsx'

const rotate = 'npm run rotate-keys'

/** Which keys sign, which still verify, and how they are turned. */
export function Keys() {
  const keys = read(
    () => ({}),
    (_, init) => listKeys(init),
  )
  return (
    <Section title="Signing keys" plot={<Turning />}>
      <Waiting on={keys} lines={4}>
        <Ledger
          caption="Signing keys"
          columns={columns}
          rows={keys.value()?.keys ?? []}
          name={(key) => `${key.use} ${key.kid}`}
        />
      </Waiting>
    </Section>
  )
}

const words = { signing: 'signs', verifying: 'still verifies' } as const
const uses = { access: 'edge → browser and CLI', internal: 'edge → monolith' } as const

const columns: Column<KeyListKeysItem>[] = [
  { key: 'kid', head: 'key', cell: (key) => <span class="machine">{key.kid}</span> },
  { key: 'use', head: 'proves', cell: (key) => uses[key.use] },
  {
    key: 'state',
    head: 'state',
    cell: (key) => <State is={key.state === 'signing' ? 'landed' : 'waiting'} word={words[key.state]} />,
  },
  {
    key: 'made',
    head: 'made',
    cell: (key) => (
      <Show when={key.createdAt} fallback={<span class="text-mute">not dated</span>}>
        {(at) => <Time at={at()} long />}
      </Show>
    ),
    wide: true,
  },
]

function Turning() {
  return (
    <div class="turning">
      <h3>Turning the keys</h3>
      <p>
        One command, on the server, makes new ones; start the hub again after it. The keys before them verify until the
        next turn, so nobody is signed out.
      </p>
      <p class="machine">
        {rotate} <Copy text={rotate} of="command" />
      </p>
      <p class="text-mute">
        The secrets themselves never leave the server. What others need to check a token with is public:{' '}
        <a href="/.well-known/jwks.json">jwks.json</a>.
      </p>
    </div>
  )
}
