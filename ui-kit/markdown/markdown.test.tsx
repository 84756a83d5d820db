import { createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import { stage } from '../testing/stage.ts'
import { Markdown } from './markdown.tsx'
import { sanitisedByHub } from './trusted.ts'

test('the html of the hub is shown and follows its signal', () => {
  const [html, setHtml] = createSignal('<p>one</p>')
  const room = stage(() => <Markdown html={html()} label="README" />)
  expect(room.querySelector('p')?.textContent).toBe('one')
  setHtml('<p>two</p>')
  expect(room.querySelector('[role=region] p')?.textContent).toBe('two')
})

test('it passes as TrustedHTML where the browser has that', () => {
  expect(sanitisedByHub('<p>x</p>')).not.toBeTypeOf('string')
  const place = document.createElement('div')
  place.innerHTML = sanitisedByHub('<p>x</p>')
  expect(place.firstElementChild?.tagName).toBe('P')
})
