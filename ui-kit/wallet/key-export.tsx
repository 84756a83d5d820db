import { createResource, createSignal, Show } from 'solid-js'
import type { Problem } from '../api/problem.ts'
import { Address } from '../address/address.tsx'
import { Button } from '../button/button.tsx'
import { ProblemNote } from '../problem/problem.tsx'
import { TextField } from '../text-field/text-field.tsx'
import { identityKey } from './identity.ts'
import { forget, kept } from './key-box.ts'

const shortest = 12

/** The reader's key on this device: what kind it is, taking it along as a keystore file, and forgetting it here. */
export function KeyExport() {
  const [here, { refetch }] = createResource(kept)
  const [password, setPassword] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const [sure, setSure] = createSignal(false)
  const [taken, setTaken] = createSignal(false)

  const take = async (event: SubmitEvent) => {
    event.preventDefault()
    const mine = here()
    if (!mine || busy() || password().length < shortest) return
    setBusy(true)
    setTaken(false)
    setProblem()
    const key = await identityKey()
    if (key.ok) {
      const { lockKey } = await import('./keystore.ts')
      offer(
        `smithershub-${mine.address}.json`,
        JSON.stringify(await lockKey(key.value, mine.address, password()), null, 2),
      )
      setTaken(true)
    } else setProblem(key.problem)
    setBusy(false)
  }
  const leave = async () => {
    if (!sure()) return void setSure(true)
    await forget()
    setSure(false)
    await refetch()
  }
  return (
    <Show
      when={here()}
      fallback={<p class="text-mute">No key is kept in this browser. One is made when you sign in with this device.</p>}
    >
      {(mine) => (
        <div class="grid gap-4">
          <p>
            <Address of={mine().address} />,{' '}
            {mine().kind === 'passkey'
              ? 'made by a passkey: nothing secret is stored here.'
              : 'sealed in this browser. Clearing its site data loses it.'}
          </p>
          <p class="text-mute">
            Export it to be the same person on another device or on a terminal. Whoever has the file and its password is
            you.
          </p>
          <form class="grid max-w-96 gap-4" onSubmit={(event) => void take(event)}>
            <TextField
              label="Password for the file"
              type="password"
              autocomplete="new-password"
              hint={`At least ${shortest} characters. Without it the file is useless.`}
              value={password()}
              onInput={setPassword}
            />
            <p class="text-landed empty:hidden" role="status">
              {taken() && '✓ Saved with your downloads. Keep the password apart from it.'}
            </p>
            <Show when={problem()}>{(what) => <ProblemNote problem={what()} />}</Show>
            <div class="flex flex-wrap gap-3">
              <Button type="submit" busy={busy()} disabled={password().length < shortest}>
                Export key
              </Button>
              <Button look="loss" onClick={() => void leave()}>
                {sure() ? 'Press again to forget it' : 'Forget this key here'}
              </Button>
            </div>
          </form>
        </div>
      )}
    </Show>
  )
}

function offer(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
