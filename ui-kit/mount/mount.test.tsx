import { createSignal, Show } from 'solid-js'
import { expect, test } from 'vitest'
import { mount } from './mount.tsx'

test('the skeleton goes as the island comes, and the island stays alive', () => {
  document.body.insertAdjacentHTML('beforeend', '<div id="isle" aria-busy="true"><i>skeleton</i></div>')
  const place = document.getElementById('isle')!
  const [open, setOpen] = createSignal(false)
  const leave = mount('isle', () => (
    <Show when={open()} fallback={<p>first</p>}>
      <p>second</p>
    </Show>
  ))
  expect(place.innerHTML).toBe('<p>first</p>')
  expect(place.hasAttribute('aria-busy')).toBe(false)
  setOpen(true)
  expect(place.innerHTML).toBe('<p>second</p>')
  leave?.()
  expect(place.innerHTML).toBe('')
  place.remove()
})

test('a page without the place mounts nothing', () => expect(mount('nowhere', () => <p />)).toBeUndefined())
