/** What comes to the inbox from outside: news, what others decided, a limit, a phone, the end of the session. */
import { expect } from '@playwright/test'

import { expectAccessible, expectFits } from './hub.ts'
import { ask, file, here, hub, maintainer, openInbox, pending, press, rows, test, trail, decisions } from './sitting.ts'

test.describe.configure({ mode: 'serial' })

test('news waits at the top until it is asked for, and what others settle leaves by itself', async ({ browser }) => {
  await openInbox()
  const before = await rows().count()
  const at = await here()
  const [fresh] = await file(1)
  await expect(maintainer.getByRole('button', { name: /1 new issue/ })).toBeVisible()
  await expect(rows()).toHaveCount(before)
  expect(await here()).toBe(at)
  await press('.')
  await expect(maintainer.locator(`.row[data-issue="${fresh}"]`)).toHaveCount(1)

  const other = await (await browser.newContext({ storageState: await maintainer.context().storageState() })).newPage()
  await other.goto(`${hub.origin}/maintainer/?issue=${fresh}`)
  await expect(other.getByRole('heading', { name: new RegExp(`#${fresh}`) })).toBeVisible()
  await ask('POST', `/repos/${hub.repo}/issues/${fresh}/close`, { reason: 'completed' })
  await expect(maintainer.locator(`.row[data-issue="${fresh}"]`)).toHaveCount(0)
  await expect(other.getByRole('region', { name: 'The issue' }).getByText('closed', { exact: true })).toBeVisible()
  await other.context().close()
})

test('a decision somebody else made first stands beside the suggestion, and is not tried again', async () => {
  await maintainer.route('**/api/events/stream*', (route) => route.abort())
  await maintainer.goto(`${hub.origin}/maintainer/`)
  await expect(rows().first()).toBeVisible()
  const at = await here()
  const mine = (await pending()).filter((one) => one.issue === at)
  for (const { id } of mine) await ask('POST', `/repos/${hub.repo}/suggestions/${id}/reject`, { reason: 'not so' })
  await press('1')
  await expect(trail()).toContainText('1 issue not done')
  await expect(trail().getByRole('button', { name: 'try again' })).toHaveCount(0)
  await trail()
    .getByRole('button', { name: `#${at}` })
    .click()
  await expect(maintainer.locator('.offer').filter({ hasText: 'not so' })).toHaveCount(1)
  await maintainer.unroute('**/api/events/stream*')
  for (const { id } of mine) await ask('POST', `/repos/${hub.repo}/suggestions/${id}/undo`, {})
})

test('a lot that meets a limit stops at once, says why, and goes through when tried again', async () => {
  await openInbox()
  const before = await rows().count()
  let heard = 0
  await maintainer.route(decisions, (route) => {
    heard++
    return route.fulfill({
      status: 429,
      contentType: 'application/problem+json',
      json: {
        type: 'urn:smithers:problem:limit-reached',
        title: 'A limit is reached',
        status: 429,
        next: 'Wait until the reset.',
        scope: 'tier:maintainer',
        class: 'write',
        window: 'minute',
        used: 600,
        ceiling: 600,
        resetAt: new Date(Date.now() + 60_000).toISOString(),
      },
    })
  })
  await press('Shift+A', '3')
  await expect(trail()).toContainText(`${before} issues not done: A limit is reached`)
  expect(heard).toBe(1)
  await expectAccessible(maintainer)
  await maintainer.unroute(decisions)
  await maintainer.getByRole('button', { name: 'try again' }).click()
  await expect(maintainer.getByText('All decided.')).toBeVisible()
  await expectAccessible(maintainer)
  await press('u')
  await expect(rows()).toHaveCount(before)
  await expect.poll(async () => new Set((await pending()).map(({ issue }) => issue)).size).toBe(before)
})

test('on a phone one swipe decides, and the bar says what was done and takes it back', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    colorScheme: 'dark',
    storageState: await maintainer.context().storageState(),
  })
  const phone = await context.newPage()
  await phone.goto(`${hub.origin}/maintainer/`)
  await phone.locator('.row > a').first().tap()
  const offer = phone.locator('.offer').first()
  await expect(offer).toBeVisible()
  await expectAccessible(phone)
  await expectFits(phone)
  const box = (await offer.boundingBox())!
  const touch = await context.newCDPSession(phone)
  const y = box.y + 12
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 300, y }] })
  for (const x of [260, 220, 180, 150])
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y }] })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  const said = phone.locator('.issue-foot').getByRole('status')
  await expect(said).toContainText('declined')
  await expectAccessible(phone)
  await phone.getByRole('button', { name: 'Undo' }).tap()
  await expect(said).not.toContainText('declined')
  await context.close()
})

test('when the session ends, the desk stays as it is and asks to sign in', async () => {
  await openInbox()
  const before = await rows().count()
  const { body } = await ask<{ id: string }>('GET', '/auth/session')
  await ask('DELETE', `/auth/sessions/${body.id}`)
  await press('3')
  await expect(maintainer.getByRole('alert').filter({ hasText: 'Your session has ended' })).toBeVisible()
  await expect(rows()).toHaveCount(before)
  await expectAccessible(maintainer)
  await maintainer.locator('.door-ended').getByRole('button', { name: 'Sign in' }).click()
  await maintainer
    .getByRole('dialog')
    .getByRole('button', { name: /Continue as/ })
    .click()
  await expect(maintainer.getByText('Your session has ended')).toBeHidden()
  await maintainer.getByRole('button', { name: 'try again' }).click()
  await expect(trail()).toContainText('declined')
})
