import { createSignal, Show } from 'solid-js'
import type { Problem } from '../api/problem.ts'
import { Button } from '../button/button.tsx'
import { ProblemNote } from '../problem/problem.tsx'
import { TextField } from '../text-field/text-field.tsx'
import { adopt } from './identity.ts'

/** Brings a key that was exported elsewhere: a keystore file and its password. */
export function KeyImport(props: { onAdopted: () => void }) {
  const [file, setFile] = createSignal<File>()
  const [password, setPassword] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()

  const bring = async (event: SubmitEvent) => {
    event.preventDefault()
    const chosen = file()
    if (!chosen || busy()) return
    setBusy(true)
    setProblem()
    const { unlockKey } = await import('./keystore.ts')
    const key = await unlockKey(await chosen.text(), password())
    const taken = key.ok ? await adopt(key.value) : key
    setBusy(false)
    if (taken.ok) props.onAdopted()
    else setProblem(taken.problem)
  }
  return (
    <details class="key-import">
      <summary>Bring a key from a keystore file</summary>
      <form class="grid gap-4 py-3" onSubmit={(event) => void bring(event)}>
        <div class="field">
          <label for="keystore-file">Keystore file</label>
          <input
            id="keystore-file"
            type="file"
            accept=".json,application/json"
            onChange={(event) => setFile(event.currentTarget.files?.[0])}
          />
        </div>
        <TextField
          label="Password"
          type="password"
          autocomplete="current-password"
          value={password()}
          onInput={setPassword}
        />
        <Show when={problem()}>{(what) => <ProblemNote problem={what()} />}</Show>
        <div>
          <Button type="submit" busy={busy()} disabled={!file() || password() === ''}>
            Open it
          </Button>
        </div>
      </form>
    </details>
  )
}
