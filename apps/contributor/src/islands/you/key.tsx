import { Suspense, lazy } from 'solid-js'

const KeyExport = lazy(() => import('@smithers/ui-kit/wallet/key-export').then((part) => ({ default: part.KeyExport })))

/** The key behind the address; its code is fetched after everything else. */
export function Key() {
  return (
    <section aria-labelledby="key">
      <h2 id="key">Your key</h2>
      <Suspense fallback={<p class="text-mute">Looking for a key on this device…</p>}>
        <KeyExport />
      </Suspense>
    </section>
  )
}
