import { catalogue } from '@smithers/api-spec/catalogue'
import { onCleanup } from 'solid-js'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { listenForKeys } from '../keys/registry.ts'
import { seat, stage, takeSeat } from '../testing/stage.ts'
import { find } from './find.ts'
import { Palette } from './palette.tsx'
import { Result } from './result.tsx'

const goals = [{ word: 'Issues', href: '#issues' }]
function Page() {
  onCleanup(listenForKeys())
  return <Palette goals={goals} repo="acme/anvil" />
}
const box = () => page.getByRole('combobox')

test('/ opens the command line; Tab completes, Enter runs against the hub and shows rows', async () => {
  await takeSeat()
  stage(() => <Page />)
  await userEvent.keyboard('/')
  await expect.element(box()).toHaveValue('/')
  await userEvent.keyboard('iss{Tab}')
  await expect.element(box()).toHaveValue('/issue ')
  await userEvent.keyboard('li{Tab}{Enter}')
  await expect.element(page.getByRole('cell', { name: 'Crash' })).toBeVisible()
  expect((await seat()).requests).toContain('GET /api/repos/acme/anvil/issues')
  await userEvent.keyboard('{Escape}')
  await expect.element(box()).not.toBeInTheDocument()
})

test('Ctrl-K finds places and goes there', async () => {
  stage(() => <Page />)
  await userEvent.keyboard('{Control>}k{/Control}')
  await expect.element(box()).toHaveFocus()
  await userEvent.keyboard('issu')
  await expect.element(page.getByRole('option', { selected: true })).toMatchTextContent(/Issues/)
  await userEvent.keyboard('{Enter}')
  expect(location.hash).toBe('#issues')
})

test('a mistyped command, and a refusal of the hub, stand beneath the line', async () => {
  stage(() => <Page />)
  await userEvent.keyboard('/')
  await userEvent.fill(box(), '/isue list')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('alert')).toMatchTextContent(/Unknown command/)
  await expect.element(page.getByRole('alert')).toMatchTextContent(/\/issue/)
  await userEvent.fill(box(), '/repo list')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('alert')).toMatchTextContent(/No such operation/)
})

test('words with a colon stay whole; names are short', () => {
  const operation = catalogue.operations.find((one) => one.id === 'listSuggestions')!
  const author = 'eip155:1:0x7a250d5630B4cF539739dF2C5dAcb4c659F248e1'
  const suggestions = [{ id: 7, kind: 'gh:ada', value: author, reason: 'Reads like these: bug. Closest: #4.' }]
  const shown = stage(() => <Result ran={{ is: 'result', operation, value: { suggestions } }} />)
  const cells = [...shown.querySelectorAll('td')].map((cell) => cell.textContent)
  expect(cells).toContain('Reads like these: bug. Closest: #4.')
  expect(cells).toContain('ada')
  expect(cells).toContain('0x7a…e1')
})

test('every command can be found by its own words, within 50 ms for all of them', () => {
  const commands = catalogue.operations.filter((operation) => operation.command !== '' && !operation.stream)
  const before = performance.now()
  for (const { command } of commands) {
    expect(find(command, goals, catalogue.operations).some((found) => found.word === `/${command}`)).toBe(true)
  }
  expect((performance.now() - before) / commands.length).toBeLessThan(50)
})
