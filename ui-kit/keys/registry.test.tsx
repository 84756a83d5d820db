import { createSignal, onCleanup, Show } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { stage } from '../testing/stage.ts'
import { listenForKeys, registeredKeys, switchSingleKeys, useKey } from './registry.ts'

afterEach(() => localStorage.removeItem('smithers:single-keys'))

function Page(props: { keys: string; run: () => void }) {
  onCleanup(listenForKeys())
  useKey({ keys: props.keys, does: 'Test', run: () => props.run() })
  return <input aria-label="box" />
}

const pressed = async (keys: string, strokes: string) => {
  const run = vi.fn()
  stage(() => <Page keys={keys} run={run} />)
  await userEvent.keyboard(strokes)
  return run.mock.calls.length
}

test.each([
  ['j', 'j', 1],
  ['?', '?', 1],
  ['shift+x', '{Shift>}X{/Shift}', 1],
  ['x', '{Shift>}X{/Shift}', 0],
  ['mod+k', '{Control>}k{/Control}', 1],
  ['g i', 'gi', 1],
  ['g i', 'gg', 0],
  ['g i', 'i', 0],
  ['escape', '{Escape}', 1],
])('%s answers to %s: %i', async (keys, strokes, times) => expect(await pressed(keys, strokes)).toBe(times))

test('a single key is no key while somebody types, but Ctrl and Escape are', async () => {
  const single = vi.fn()
  const control = vi.fn()
  const page = stage(() => (
    <>
      <Page keys="j" run={single} />
      <Page keys="mod+k" run={control} />
    </>
  ))
  page.querySelector('input')!.focus()
  await userEvent.keyboard('jj{Control>}k{/Control}')
  expect(single).not.toHaveBeenCalled()
  expect(control).toHaveBeenCalled()
  expect(page.querySelector('input')!.value).toBe('jj')
})

test('the newest registration wins, and leaves with its part', async () => {
  const below = vi.fn()
  const above = vi.fn()
  const [open, setOpen] = createSignal(true)
  function Above() {
    useKey({ keys: 'j', does: 'Above', run: above })
    return null
  }
  stage(() => (
    <>
      <Page keys="j" run={below} />
      <Show when={open()}>
        <Above />
      </Show>
    </>
  ))
  await userEvent.keyboard('j')
  setOpen(false)
  await userEvent.keyboard('j')
  expect([above.mock.calls.length, below.mock.calls.length]).toEqual([1, 1])
})

test('single keys can be switched off and the choice stays', async () => {
  switchSingleKeys(false)
  expect(await pressed('j', 'j')).toBe(0)
  expect(localStorage.getItem('smithers:single-keys')).toBe('off')
  switchSingleKeys(true)
  expect(await pressed('j', 'j')).toBe(1)
})

test('nothing stays registered after its part is gone', () => expect(registeredKeys()).toEqual([]))
