import { render } from 'solid-js/web'
import { type Key, singleKeys, useKey } from '@smithers/ui-kit/keys/registry'
import { KeySheet } from '@smithers/ui-kit/keys/sheet'

/**
 * Shows the keys of the page that asks. That page may live in another module graph, so its keys are handed over, and its
 * switch for single keys is told when the sheet closes.
 */
export function openKeySheet(keys: readonly Key[], switchThere: (on: boolean) => void): void {
  const place = document.body.appendChild(document.createElement('div'))
  const close = () => {
    switchThere(singleKeys())
    leave()
    place.remove()
  }
  const leave = render(() => {
    for (const key of keys) useKey({ ...key })
    return <KeySheet onClose={close} />
  }, place)
}
