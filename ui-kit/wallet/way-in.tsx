import { Button } from '../button/button.tsx'
import { createSignal, lazy, Show, Suspense } from 'solid-js'

const Dialog = lazy(() => import('./sign-in.tsx').then((part) => ({ default: part.SignIn })))

/** The way in, for those who are not signed in. Nothing of it is loaded before it is pressed. */
export function WayIn() {
  const [open, setOpen] = createSignal(false)
  return (
    <>
      <Button look="first" onClick={() => setOpen(true)}>
        Sign in
      </Button>
      <Show when={open()}>
        <Suspense>
          <Dialog onClose={() => setOpen(false)} />
        </Suspense>
      </Show>
    </>
  )
}
