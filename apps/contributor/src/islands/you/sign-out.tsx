import { Show } from 'solid-js'
import { signOut } from '@smithers/api-spec/client/auth/auth'
import { write } from '@smithers/ui-kit/api/operation'
import { sessionChanged } from '@smithers/ui-kit/api/session'
import { Button } from '@smithers/ui-kit/button'
import { ProblemNote } from '@smithers/ui-kit/problem'

/** Leaves the hub on this device. */
export function SignOut() {
  const leave = write(() => signOut({}))
  const end = async () => {
    const done = await leave.run()
    if (done.ok) await sessionChanged(false)
  }
  return (
    <>
      <Show when={leave.problem()}>{(problem) => <ProblemNote problem={problem()} />}</Show>
      <p>
        <Button busy={leave.pending()} onClick={() => void end()}>
          Sign out
        </Button>
      </p>
    </>
  )
}
