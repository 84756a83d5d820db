/** A maintainer's sitting, without a mouse: triage, undo, many at once, filters, news, refusals, and the same on a phone. */
import { expect, type Browser, type Page } from '@playwright/test'

import { addAuthenticator, expectAccessible, expectFits, test } from './hub.ts'
import { openHub, type OpenHub } from './open-hub.ts'

let hub: OpenHub
let maintainer: Page
let shared: string | undefined

/* A hub of its own: the sitting empties the inbox that another journey counts on. */
test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  hub = await openHub()
  shared = process.env.HUB_ORIGIN
  process.env.HUB_ORIGIN = hub.origin
  maintainer = await newPage(browser)
  await addAuthenticator(maintainer, true)
  await maintainer.goto(`${hub.origin}/claim?token=${hub.claim}`)
  await maintainer.getByRole('button', { name: 'Sign in and become the admin' }).click()
  await maintainer.getByRole('button', { name: 'Make a key on this device' }).click()
  await expect(maintainer.getByText('This hub is yours')).toBeVisible()
  await file(12)
})

test.afterAll(async () => {
  await maintainer.context().close()
  await hub.stop()
  if (shared !== undefined) process.env.HUB_ORIGIN = shared
})

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  return context.newPage()
}

type Answer<T> = { status: number; body: T }

/* Asks as the page would, with its session. */
function ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
  return maintainer.evaluate(
    async ([method, path, body]) => {
      const answer = await fetch(`/api${path}`, {
        method,
        headers: body ? { 'content-type': 'application/json' } : {},
        ...(body ? { body } : {}),
      })
      return { status: answer.status, body: await answer.json() }
    },
    [method, path, body === undefined ? '' : JSON.stringify(body)] as const,
  ) as Promise<Answer<T>>
}

/* Reports that read like the imported bugs, so that each gets a suggestion. */
async function file(count: number): Promise<number[]> {
  const numbers: number[] = []
  for (let at = 0; at < count; at++) {
    const { body } = await ask<{ number: number }>('POST', `/repos/${hub.repo}/issues`, {
      title: `The wind gauge crashes with a TypeError, ${at}`,
      body: 'I opened the wind gauge and it crashed with a TypeError: cannot read properties of undefined.',
    })
    numbers.push(body.number)
  }
  await expect
    .poll(async () => (await pending()).filter((one) => numbers.includes(one.issue)).length)
    .toBeGreaterThan(count - 1)
  return numbers
}

type Suggestion = { id: number; issue: number; state: string }

async function pending(): Promise<Suggestion[]> {
  const answer = await ask<{ suggestions: Suggestion[] }>('GET', `/repos/${hub.repo}/suggestions?limit=100`)
  return answer.body.suggestions
}

const states = async (ids: readonly number[]) => {
  const answer = await ask<{ suggestions: Suggestion[] }>('GET', `/repos/${hub.repo}/suggestions?limit=100&state=all`)
  return ids.map((id) => answer.body.suggestions.find((one) => one.id === id)?.state)
}

const rows = () => maintainer.locator('.row')
const here = async () => Number(await maintainer.locator('.row[class*="row-here"]').getAttribute('data-issue'))
const trail = () => maintainer.locator('.list-foot').getByRole('status')
const press = async (...keys: string[]) => {
  for (const key of keys) await maintainer.keyboard.press(key)
}

async function openInbox(query = '') {
  await maintainer.goto(`${hub.origin}/maintainer/${query}`)
  await expect(rows().first()).toBeVisible()
  await expect(maintainer.getByText('live', { exact: true })).toBeVisible()
}

test('no decision waits for the hub, and undoing them all puts everything back', async () => {
  await openInbox()
  const before = await pending()
  const slow = '**/api/repos/**/{accept,reject,undo}'
  await maintainer.route(slow, async (route) => {
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
  await maintainer.unroute(slow)
  await expectAccessible(maintainer)
})

test('an undo pressed before the hub has answered never overtakes the decision', async () => {
  await openInbox()
  const [first] = await pending()
  await maintainer.route('**/reject', async (route) => {
    await new Promise((later) => setTimeout(later, 500))
    await route.continue()
  })
  const undone = maintainer.waitForResponse(/\/undo$/)
  await press('3', 'u')
  expect((await undone).status()).toBe(200)
  expect(await states([first!.id])).toEqual(['pending'])
  await expect(trail()).not.toContainText('not done')
  await maintainer.unroute('**/reject')
})

test('a range is decided at once, and comes back at once', async () => {
  await openInbox()
  const before = await rows().count()
  await press('x', 'j', 'j', 'Shift+X')
  await expect(maintainer.getByRole('heading', { name: '3 issues selected' })).toBeVisible()
  await expectAccessible(maintainer)
  await press('3')
  await expect(rows()).toHaveCount(before - 3)
  await expect(trail()).toContainText(/declined \d+ suggestions on 3 issues/)
  await press('u')
  await expect(rows()).toHaveCount(before)
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
  await maintainer.route('**/reject', (route) => {
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
  expect(heard).toBeLessThanOrEqual(6)
  await expectAccessible(maintainer)
  await maintainer.unroute('**/reject')
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
