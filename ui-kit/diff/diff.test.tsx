import { expect, test } from 'vitest'
import { stage } from '../testing/stage.ts'
import { Diff } from './diff.tsx'

const file = {
  path: 'a.ts',
  oldPath: null,
  status: 'modified',
  additions: 1,
  deletions: 1,
  binary: false,
  patch: '@@ -1 +1 @@\n-<b>old</b>\n+<b>new</b>\n',
}

test('lines are text, signed, and their change is marked', () => {
  const room = stage(() => <Diff file={file} />)
  expect(room.querySelector('b')).toBeNull()
  expect([...room.querySelectorAll('.diff-sign')].map((sign) => sign.textContent)).toEqual(['−', '+'])
  expect(room.querySelector('ins')?.textContent).toBe('new')
})

test('what belongs to a line stands beneath it', () => {
  const room = stage(() => (
    <Diff file={file} beneath={(spot) => (spot.side === 'old' && spot.line === 1 ? <p>Why?</p> : undefined)} />
  ))
  expect(room.querySelector('.diff-gone + .diff-beneath')?.textContent).toBe('Why?')
  expect(room.querySelectorAll('.diff-beneath')).toHaveLength(1)
})

test('without lines it says why', () => {
  const said = (changed: object) =>
    stage(() => <Diff file={{ ...file, patch: null, ...changed }} />).querySelector('section > p')?.textContent
  expect(said({ binary: true })).toContain('binary')
  expect(said({})).toContain('short')
  expect(said({ patch: '' })).toContain('name or mode')
})
