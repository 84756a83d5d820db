/** What keys decide at the inbox: one issue, many at once, and all of it undone. */
import { expect } from '@playwright/test'

import { expectAccessible } from './hub.ts'
import {
  ask,
  decisions,
  here,
  hub,
  maintainer,
  openInbox,
  pending,
  press,
  rows,
  states,
  test,
  trail,
  verdictOf,
} from './sitting.ts'

test.describe.configure({ mode: 'serial' })

test('no decision waits for the hub, and undoing them all puts everything back', async () => {
  await openInbox()
  const before = await pending()
  await maintainer.route(decisions, async (route) => {
    await new Promise((later) => setTimeout(later, 400))
    await route.continue()
  })
  const count = await rows().count()
  const started = Date.now()
  let keys = 0
  while ((await rows().count()) > count - 6) await press(keys++ % 3 === 2 ? '3' : '1')
  expect(Date.now() - started).toBeLessThan(400 * keys)
  for (let at = 0; at < keys; at++) await press('u')
  await expect(trail()).toContainText('Nothing decided')
  await expect(rows()).toHaveCount(count)
  await expect
    .poll(async () => (await states(before.map(({ id }) => id))).every((state) => state === 'pending'))
    .toBe(true)
  await maintainer.unroute(decisions)
  await expectAccessible(maintainer)
})

test('an undo pressed before the hub has answered never overtakes the decision', async () => {
  await openInbox()
  const [first] = await pending()
  await maintainer.route(decisions, async (route) => {
    if (verdictOf(route.request()) === 'reject') await new Promise((later) => setTimeout(later, 500))
    await route.continue()
  })
  const undone = maintainer.waitForResponse((answer) => verdictOf(answer.request()) === 'undo')
  await press('3', 'u')
  expect((await undone).status()).toBe(200)
  expect(await states([first!.id])).toEqual(['pending'])
  await expect(trail()).not.toContainText('not done')
  await maintainer.unroute(decisions)
})

test('a range is decided at once, and comes back at once', async () => {
  await openInbox()
  const before = await rows().count()
  const waiting = (await pending()).length
  await press('x', 'j', 'j', 'Shift+X')
  await expect(maintainer.getByRole('heading', { name: '3 issues selected' })).toBeVisible()
  await expectAccessible(maintainer)
  await press('3')
  await expect(rows()).toHaveCount(before - 3)
  await expect(trail()).toContainText(/declined \d+ suggestions on 3 issues/)
  await press('u')
  await expect(rows()).toHaveCount(before)
  // The page is ahead of the hub, which the next test asks.
  await expect.poll(async () => (await pending()).length).toBe(waiting)
})

test('a closed issue leaves the inbox, and undo opens it again where it lay', async () => {
  await openInbox()
  await press('j')
  const at = await here()
  await press('w', '2')
  await expect(maintainer.locator(`.row[data-issue="${at}"]`)).toHaveCount(0)
  const state = async () => (await ask<{ state: string }>('GET', `/repos/${hub.repo}/issues/${at}`)).body.state
  await expect.poll(state).toBe('closed')
  await press('u')
  await expect(maintainer.locator(`.row[data-issue="${at}"]`)).toHaveCount(1)
  await expect.poll(state).toBe('open')
  expect(await here()).toBe(at)
})

test('later puts an issue off on this device, b brings it back', async () => {
  await openInbox()
  const at = await here()
  await press('h')
  await expect(maintainer.locator(`.row[data-issue="${at}"]`)).toHaveCount(0)
  await press('g', 'z')
  await expect(maintainer.locator(`.row[data-issue="${at}"]`)).toContainText('back')
  await expectAccessible(maintainer)
  await press('b', 'g', 's')
  await expect(maintainer.locator(`.row[data-issue="${at}"]`)).toHaveCount(1)
})

test('what was decided stands in its own list, and z takes one decision back', async () => {
  await openInbox()
  const at = await here()
  const count = (await pending()).length
  await press('3')
  await expect(trail()).toContainText('declined')
  await press('g', 'd')
  await expect(rows().first()).toHaveAttribute('data-issue', String(at))
  await expect(maintainer.getByRole('button', { name: 'Take back' }).first()).toBeVisible()
  await expectAccessible(maintainer)
  await press('z')
  await expect(trail()).toContainText('Nothing decided')
  await expect.poll(async () => (await pending()).length).toBe(count)
})

test('issues are filtered by words, labelled by keys, and the label is taken back', async () => {
  await openInbox('?view=issues')
  await press('f')
  await maintainer.keyboard.type('is:closed label:bug')
  await press('Enter')
  await expect(maintainer).toHaveURL(/q=is%3Aclosed\+label%3Abug/)
  await expect(rows().first()).toContainText('bug')
  await maintainer.getByLabel('Filter issues').fill('')
  await press('Enter')
  await expect(maintainer).not.toHaveURL(/q=/)
  await maintainer.getByLabel('Filter issues').blur()
  await expect(rows().nth(1)).toBeVisible()
  const at = await here()
  const labels = async () => (await ask<{ labels: string[] }>('GET', `/repos/${hub.repo}/issues/${at}`)).body.labels
  await press('l')
  await maintainer.keyboard.type('quest')
  await press('Enter', 'Enter')
  await expect.poll(labels).toContain('question')
  await expect(trail()).toContainText(`+question #${at}`)
  await press('u')
  await expect.poll(labels).not.toContain('question')
})

test('nothing typed closes nothing: a duplicate needs its number, or a choice with the arrows', async () => {
  await openInbox()
  const at = await here()
  await press('Shift+D')
  await expect(maintainer.getByRole('list', { name: 'Most alike' })).toBeVisible()
  await expectAccessible(maintainer)
  await press('Enter')
  await expect(maintainer.getByLabel('Close as duplicate of')).toBeFocused()
  await press('ArrowDown')
  await expect(
    maintainer.getByRole('list', { name: 'Most alike' }).getByRole('button').and(maintainer.locator(':focus')),
  ).toHaveCount(1)
  await press('Escape')
  await expect(maintainer.locator('#issue')).toBeFocused()
  expect(await here()).toBe(at)
})

test('the focus is never lost: pressing a verdict with Tab and Enter leaves it in the issue', async () => {
  await openInbox()
  await maintainer.getByRole('button', { name: 'Decline' }).first().focus()
  await press('Enter')
  await expect(trail()).toContainText('declined')
  await expect.poll(() => maintainer.evaluate(() => document.activeElement?.closest('.issue') !== null)).toBe(true)
  await press('u')
  await expect(trail()).toContainText('Nothing decided')
})
