import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { stage } from '../testing/stage.ts'
import { Code } from './code.tsx'
import { layGutter, type Note } from './gutter.ts'

const text = Array.from({ length: 9 }, (_, line) => `line ${line + 1}`).join('\n')
const note = (line: number, lines: number, who: string): Note => ({
  line,
  lines,
  who,
  when: '3y',
  about: `<b>${who}</b> did it`,
  href: `#${who}`,
  strength: 0.5,
})
const notes = [note(1, 3, 'Ada'), note(4, 1, '<i>Bob</i>'), note(5, 5, 'Cy')]

function laid() {
  const room = stage(() => <Code text={text} name="a.txt" />)
  const code = room.querySelector<HTMLElement>('.code')!
  return { room, code, take: layGutter(code, notes) }
}

test('a note stands beside the first line of its run, as text', () => {
  const { code } = laid()
  const shown = [...code.querySelectorAll<HTMLElement>('.code-note')]
  expect(shown.map((one) => one.closest('.code-line')?.id)).toEqual(['L1', 'L4', 'L5'])
  expect(shown[1]?.textContent).toBe('<i>Bob</i>3y')
  const left = (selector: string) => code.querySelector(selector)!.getBoundingClientRect().left
  expect(left('#L5 .code-note')).toBeLessThan(left('#L5 > a'))
  expect(left('#L6 > a')).toBe(left('#L5 > a'))
})

test('arrows walk from number to note, from note to note, and back to the number', async () => {
  const { code } = laid()
  expect(code.querySelectorAll('.code-note a[tabindex="0"]')).toHaveLength(1)
  code.querySelector<HTMLElement>('#L7 > a')!.focus()
  await userEvent.keyboard('{ArrowLeft}')
  expect(document.activeElement?.textContent).toBe('Cy3y')
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}')
  expect(document.activeElement?.textContent).toBe('Ada3y')
  expect(code.querySelectorAll('.code-note a[tabindex="0"]')).toHaveLength(1)
  await userEvent.keyboard('{ArrowDown}{ArrowRight}')
  expect(document.activeElement?.closest('.code-line')?.id).toBe('L4')
  expect(document.activeElement?.textContent).toBe('')
})

test('what was laid is taken away whole', () => {
  const { code, take } = laid()
  take()
  expect(code.querySelector('.code-note, [data-noted], [style*="--strength"]')).toBeNull()
  expect(code.classList).not.toContain('code-noted')
})

test('a note of lines that are not there is left out', () => {
  const room = stage(() => <Code text="one" name="a.txt" />)
  layGutter(room.querySelector<HTMLElement>('.code')!, [note(1, 4, 'Ada'), note(5, 2, 'Bob')])
  expect(room.querySelectorAll('.code-note')).toHaveLength(1)
})
