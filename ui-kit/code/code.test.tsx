import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { stage } from '../testing/stage.ts'
import { Code } from './code.tsx'

const start = location.pathname + location.search
afterEach(() => history.replaceState(null, '', start))

const text = Array.from({ length: 30 }, (_, line) => `<b>line</b> ${line + 1}`).join('\n')
const marked = (room: HTMLElement) => [...room.querySelectorAll<HTMLElement>('[data-marked]')].map((line) => line.id)

test('content is text, never markup', () => {
  const room = stage(() => <Code text={'<img src=x onerror=alert(1)>'} name="a.html" />)
  expect(room.querySelector('img')).toBeNull()
  expect(room.querySelector('code')?.textContent).toBe('<img src=x onerror=alert(1)>')
})

test('the fragment marks a range, and following another one moves the mark', async () => {
  history.replaceState(null, '', '#L3-L5')
  const room = stage(() => <Code text={text} name="a.txt" />)
  expect(marked(room)).toEqual(['L3', 'L4', 'L5'])
  const changed = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }))
  location.hash = '#L29-L99'
  await changed
  expect(marked(room)).toEqual(['L29', 'L30'])
})

test('pressing a number, then another with Shift, puts the range into the URL', async () => {
  const room = stage(() => <Code text={text} name="a.txt" />)
  await userEvent.click(room.querySelector('#L7 a')!)
  expect(location.hash).toBe('#L7')
  await userEvent.keyboard('{Shift>}')
  await userEvent.click(room.querySelector('#L4 a')!)
  await userEvent.keyboard('{/Shift}')
  expect(location.hash).toBe('#L4-L7')
  expect(marked(room)).toHaveLength(4)
})

test('one number is in the tab order and the arrows walk from it', async () => {
  const room = stage(() => <Code text={text} name="a.txt" />)
  expect(room.querySelectorAll('a[tabindex="0"]')).toHaveLength(1)
  room.querySelector<HTMLElement>('#L1 a')!.focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
  expect(document.activeElement?.closest('.code-line')?.id).toBe('L2')
  await userEvent.keyboard('{PageDown}{PageDown}')
  expect(document.activeElement?.closest('.code-line')?.id).toBe('L30')
  expect(room.querySelectorAll('a[tabindex="0"]')).toHaveLength(1)
})

test('20,000 lines stand within a quarter of a second', () => {
  const long = Array.from({ length: 20_000 }, (_, line) => `line ${line}`).join('\n')
  const before = performance.now()
  const room = stage(() => <Code text={long} name="long.txt" />)
  room.getBoundingClientRect()
  expect(performance.now() - before).toBeLessThan(1_000)
  expect(room.querySelectorAll('.code-line')).toHaveLength(20_000)
})
