/** An admin's day in the console, on a hub of its own: limits, a ban, a session, the last admin, the log. */
import { expect, type Browser, type Page } from '@playwright/test'

import { newPerson, signInOf, type Person } from '../security/rig/siwe.ts'
import type { Answer, Call } from '../security/rig/world.ts'
import { addAuthenticator, expectAccessible, expectFits, test } from './hub.ts'
import { openHub, type OpenHub } from './open-hub.ts'

type Member = Person & { token: string; refresh: string }

let hub: OpenHub
let shared: string | undefined
let admin: Page
let me = ''
let busy: Member
let rude: Member
let away: Member

async function ask(method: string, path: string, { token, body }: Call = {}): Promise<Answer> {
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  const answer = await fetch(hub.origin + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const read = (await answer.json()) as { type?: string }
  const problem = answer.ok ? undefined : read.type?.split(':').at(-1)
  return { status: answer.status, body: read, headers: answer.headers, problem }
}

const join = async (number: number): Promise<Member> => {
  const person = newPerson(number)
  return { ...person, ...(await signInOf(person, ask)) }
}
const file = (who: Member, title: string) =>
  ask('POST', `/api/repos/${hub.repo}/issues`, { token: who.token, body: { title, body: 'It stops.' } })

async function becomeAdmin(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  const page = await context.newPage()
  await addAuthenticator(page, true)
  await page.goto(`${hub.origin}/claim?token=${hub.claim}`)
  await page.getByRole('button', { name: 'Sign in and become the admin' }).click()
  await page.getByRole('button', { name: 'Make a key on this device' }).click()
  await expect(page.getByText('This hub is yours')).toBeVisible()
  return page
}

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  hub = await openHub()
  shared = process.env.HUB_ORIGIN
  process.env.HUB_ORIGIN = hub.origin
  admin = await becomeAdmin(browser)
  ;[busy, rude, away] = await Promise.all([join(1), join(2), join(3)])
  for (let count = 1; count <= 5; count++) await file(busy, `The valve sticks, ${count}`)
  me = await admin.evaluate(
    async () => ((await (await fetch('/api/auth/session')).json()) as { address: string }).address,
  )
})

test.afterAll(async () => {
  await admin.context().close()
  await hub.stop()
  if (shared === undefined) delete process.env.HUB_ORIGIN
  else process.env.HUB_ORIGIN = shared
})

test('a limit is tried on the past before it is set, and binds at once', async () => {
  await admin.goto(`${hub.origin}/admin/limits/`)
  const cell = admin.getByRole('button', { name: /^each contributor, issue-creation per hour/ })
  await expect(cell).toHaveText(/10\s*\/\s*30/)
  await cell.focus()
  await admin.keyboard.press('Enter')
  await expect(admin.getByLabel('Soft')).toBeFocused()
  await admin.keyboard.type('3')
  await admin.getByLabel('Hard').fill('2')
  await expect(admin.getByText('Soft is 3: hard may not be below it.')).toBeVisible()
  await expect(admin.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true')
  await admin.getByLabel('Hard').fill('4')
  await expect(admin.getByText(/would have met 1 account: 0 warned, 1 refused/)).toBeVisible()
  const met = admin.getByRole('table', { name: 'Accounts it would have met' })
  await expect(met.getByRole('row', { name: new RegExp(busy.address) })).toContainText('5')
  await expectAccessible(admin)
  await expectFits(admin)
  await admin.getByLabel('Hard').press('Enter')
  await expect(cell).toHaveText(/3\s*\/\s*4/)
  await expect(cell).toBeFocused()
  const changes = admin.getByRole('table', { name: 'Changes of limits' })
  await expect(changes.getByRole('row').nth(1)).toContainText(/10 \/ 30\s*3 \/ 4/)
  const refused = await file(busy, 'The valve sticks again')
  expect(refused).toMatchObject({ status: 429, body: { ceiling: 4, used: 5 } })
})

test('what the log keeps no trace of is said and not guessed', async () => {
  await admin.goto(`${hub.origin}/admin/limits/?edit=tier:reader|search|day`)
  await expect(admin.getByText(/keeps no trace of search/)).toBeVisible()
})

test('what another admin set meanwhile is shown before it is replaced', async () => {
  await admin.goto(`${hub.origin}/admin/limits/`)
  const cell = admin.getByRole('button', { name: /^each reader, write per day/ })
  await cell.click()
  await expect(admin.getByLabel('Soft')).toBeFocused()
  const status = await admin.evaluate(async () => {
    const body = JSON.stringify({ scope: 'tier:reader', class: 'write', window: 'day', soft: 70, hard: 90 })
    return (await fetch('/api/limits', { method: 'PUT', headers: { 'content-type': 'application/json' }, body })).status
  })
  expect(status).toBe(200)
  await admin.getByLabel('Soft').fill('1')
  await admin.getByLabel('Hard').fill('2')
  await expect(admin.getByRole('button', { name: 'Save' })).not.toHaveAttribute('aria-disabled', 'true')
  await admin.getByLabel('Hard').press('Enter')
  await expect(admin.getByRole('alert')).toContainText(`set it to 70 and 90`)
  await expectAccessible(admin)
  await admin.getByRole('button', { name: 'Save mine all the same' }).click()
  await expect(cell).toHaveText(/1\s*\/\s*2/)
})

test('the account that did most is found first, with its limit spent', async () => {
  await admin.goto(`${hub.origin}/admin/accounts/`)
  await admin.getByRole('button', { name: 'issues' }).click()
  await expect(admin).toHaveURL(/sort=issues/)
  await expect(admin.getByRole('columnheader', { name: 'issues' })).toHaveAttribute('aria-sort', 'descending')
  await admin.getByRole('row').nth(1).getByRole('button', { name: busy.address }).click()
  const limits = admin.getByRole('table', { name: 'Limits on this account' })
  await expect(limits.getByRole('row', { name: /issue-creation per hour/ })).toContainText('refused')
})

test('a ban needs a reason, ends what the account may do, and stands in its history with who did it', async () => {
  await admin.goto(`${hub.origin}/admin/accounts/?open=${rude.address}&tier=admin`)
  await admin.getByRole('button', { name: 'Ban', exact: true }).click()
  await expect(admin.getByText('Say why: the account reads it.')).toBeVisible()
  await admin.getByLabel('Ban, because').fill('Insults everyone.')
  await admin.getByRole('button', { name: 'Ban', exact: true }).click()
  await expect(admin.getByText('Banned.')).toBeVisible()
  await expect(admin.getByRole('listitem').filter({ hasText: 'account.banned' })).toContainText(
    new RegExp(`by.*${me}.*reason Insults everyone`),
  )
  await expectAccessible(admin)
  expect((await file(rude, 'One more')).status).toBe(403)
  await admin.goto(`${hub.origin}/admin/accounts/?banned=yes`)
  const rows = admin.getByRole('table', { name: 'Accounts' }).getByRole('row')
  await expect(rows).toHaveCount(2)
  await rows.nth(1).getByRole('button').click()
  await admin.getByRole('button', { name: 'Let it in again' }).click()
  await expect(admin.getByLabel('Ban, because')).toBeVisible()
})

test('who is banned reads why, may read on, and comes in again once it is lifted', async ({ browser }) => {
  const decide = (what: 'ban' | 'unban', body: string) =>
    admin.evaluate(
      async ([path, sent]) => {
        const headers = { 'content-type': 'application/json' }
        return (await fetch(path!, { method: 'POST', headers, ...(sent && { body: sent }) })).status
      },
      [`/api/accounts/${away.address}/${what}`, body],
    )
  const context = await browser.newContext({ viewport: { width: 390, height: 780 } })
  const kept = { domain: 'localhost', secure: true, httpOnly: true } as const
  await context.addCookies([
    { ...kept, name: '__Host-sh_at', value: away.token, path: '/', sameSite: 'Lax' },
    { ...kept, name: '__Secure-sh_rt', value: away.refresh, path: '/api/auth', sameSite: 'Strict' },
  ])
  const page = await context.newPage()
  await page.addInitScript(() => localStorage.setItem('smithers:signed-in', '1'))
  await page.goto(`${hub.origin}/you`)
  await expect(page.getByText(away.address).first()).toBeVisible()

  expect(await decide('ban', JSON.stringify({ reason: 'Insults everyone.' }))).toBe(200)
  await page.reload()
  await expect(page.getByRole('alert')).toContainText('An admin has banned this account for: Insults everyone.')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Banned' })).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
  await page.goto(`${hub.origin}/maintainer/`)
  await expect(page.getByRole('alert')).toContainText('Insults everyone.')
  await expectAccessible(page)
  await expectFits(page)
  await page.getByRole('link', { name: 'Your own page' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await page.goto(`${hub.origin}/${hub.repo}/issues`)
  await expect(page.getByText('The valve sticks, 1')).toBeVisible()

  expect(await decide('unban', '')).toBe(200)
  await page.goto(`${hub.origin}/you`)
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await expect(page.getByText(away.address).first()).toBeVisible()
  await context.close()
})

test('a session that is ended cannot be renewed', async () => {
  await admin.goto(`${hub.origin}/admin/accounts/?open=${away.address}`)
  await admin.getByRole('button', { name: /^End session/ }).click()
  await expect(admin.getByText('Signed in nowhere.')).toBeVisible()
  const renewed = await ask('POST', '/api/auth/refresh', { body: { refreshToken: away.refresh } })
  expect(renewed.problem).toBe('refresh-refused')
})

test('the last admin stays one, and is told why', async () => {
  await admin.goto(`${hub.origin}/admin/accounts/?open=${me}`)
  const room = admin.getByRole('table', { name: 'Accounts' })
  await room.getByRole('combobox', { name: 'Tier' }).selectOption('reader')
  await admin.getByRole('button', { name: 'Make reader' }).click()
  await expect(admin.getByRole('alert').filter({ hasText: 'is the only admin' })).toBeVisible()
})

test('the log is narrowed by words that can be passed on, and followed as it grows', async () => {
  await admin.goto(`${hub.origin}/admin/log/?type=account.&stream=account:${rude.address.toLowerCase()}`)
  const events = admin.getByRole('table', { name: 'Events', exact: true }).getByRole('row')
  await expect(events.nth(1)).toContainText('account.unbanned')
  await expect(admin.getByText('4 events, all that there are')).toBeVisible()
  await expect(admin.getByRole('status').filter({ hasText: 'following' })).toBeVisible()
  await signInOf(rude, ask)
  await expect(events.nth(1)).toContainText('account.signed-in')
  await file(away, 'Elsewhere')
  await admin.keyboard.press('f')
  await expect(admin).toHaveURL(/live=off/)
  await expect(events).toHaveCount(6)
  await events.nth(2).getByRole('button').click()
  await expect(admin).toHaveURL(/open=\d+/)
  await expect(admin.getByText('version 4')).toBeVisible()
  await expectAccessible(admin)
})
