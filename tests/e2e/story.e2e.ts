/** The main story, in the browser: claim, read, sign in, report, triage, accept, undo, and what the log says of it. */
import { expect, type Browser, type Page } from '@playwright/test'

import { addAuthenticator, claimToken, expectAccessible, expectFits, origin, repo, signIn, test } from './hub.ts'

type People = { admin: Page; reporter: Page }
let people: People
let reporterAddress = ''
let filed = 0

async function newPerson(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  const page = await context.newPage()
  await addAuthenticator(page, true)
  return page
}

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  people = { admin: await newPerson(browser), reporter: await newPerson(browser) }
})

test.afterAll(async () => {
  await people.admin.context().close()
  await people.reporter.context().close()
})

test('the holder of the claim link becomes the first admin, with a passkey made on the spot', async () => {
  const { admin } = people
  await admin.goto(`${origin()}/claim?token=${claimToken()}`)
  await admin.getByRole('button', { name: 'Sign in and become the admin' }).click()
  await admin.getByRole('button', { name: 'Make a key on this device' }).click()
  await expect(admin.getByText('This hub is yours')).toBeVisible()
  await expectAccessible(admin)
})

test('the link works once', async ({ page }) => {
  await page.goto(`${origin()}/claim?token=${claimToken()}`)
  await expect(page.getByText(/Somebody is admin of this hub already/)).toBeVisible()
})

test('a visitor reads the code, signs in with one gesture and stays signed in after a reload', async () => {
  const { reporter } = people
  await reporter.goto(origin())
  await reporter.getByRole('link', { name: 'Code', exact: true }).click()
  await reporter.getByRole('link', { name: 'src/', exact: true }).first().click()
  await reporter.getByRole('link', { name: 'wind.ts' }).first().click()
  await expect(reporter.getByText('gustLimit = 22').first()).toBeVisible()
  reporterAddress = await signIn(reporter)
  expect(reporterAddress).toMatch(/^0x[0-9a-fA-F]{40}$/)
  await reporter.reload()
  await expect(reporter.getByRole('button', { name: /your account/ })).toContainText(reporterAddress.slice(0, 4))
})

test('what is typed into a report survives a reload, similar issues appear, and filing it gives it a number', async () => {
  const { reporter } = people
  await reporter.goto(`${origin()}/${repo()}/issues/new`)
  await reporter.getByLabel('In one line').fill('The wind gauge crashes with a TypeError')
  await expect(reporter.getByRole('region', { name: 'Similar issues' }).getByRole('link').first()).toBeVisible()
  await reporter.reload()
  await expect(reporter.getByLabel('In one line')).toHaveValue('The wind gauge crashes with a TypeError')
  await reporter
    .getByLabel('What did you do, what did you expect, what came instead?')
    .fill('I opened it and it broke with an error.')
  await reporter.getByRole('button', { name: 'Next: show it' }).click()
  await reporter.getByRole('button', { name: 'Go on without' }).click()
  await expectAccessible(reporter)
  await reporter.getByRole('button', { name: 'File it' }).click()
  await expect(reporter).toHaveURL(/\/issues\/\d+$/)
  filed = Number(reporter.url().split('/').at(-1))
  expect(filed).toBeGreaterThan(60)
  await expect(reporter.getByRole('heading', { name: /The wind gauge crashes with a TypeError/ })).toBeVisible()
})

test('the hub triages it at once: a suggestion with reason and confidence stands on the issue', async () => {
  const { reporter } = people
  await expect(async () => {
    await reporter.reload()
    await expect(reporter.getByRole('region', { name: 'What Smithers suggested' })).toBeVisible({ timeout: 5000 })
  }).toPass()
  await expectAccessible(reporter)
  await expectFits(reporter)
})

test('someone of a lower tier is told where their own app is', async () => {
  const { reporter } = people
  await reporter.goto(`${origin()}/maintainer/`)
  await expect(reporter.getByRole('link', { name: /read|own|issues|hub/i }).first()).toBeVisible()
  await reporter.goto(`${origin()}/admin/`)
  await expectAccessible(reporter)
})

test('the admin sees the account and raises its tier', async () => {
  const { admin } = people
  await admin.goto(`${origin()}/admin/accounts/?open=${reporterAddress}`)
  const tier = admin.getByRole('combobox', { name: 'Tier' }).last()
  await expect(admin.getByRole('combobox', { name: 'Tier' })).toHaveCount(2)
  await tier.selectOption('maintainer')
  await expectAccessible(admin)
  await admin.getByRole('button', { name: 'Make maintainer' }).click()
  await expect(admin.getByRole('button', { name: 'Make maintainer' })).toBeHidden()
  const answer = await admin.request.get(`${origin()}/api/accounts/${reporterAddress}`)
  expect(await answer.json()).toMatchObject({ tier: 'maintainer', epoch: 2 })
})

test('the new maintainer accepts a suggestion with one key, and takes it back with another', async () => {
  const { reporter: maintainer } = people
  await maintainer.goto(`${origin()}/maintainer/?issue=${filed}`)
  const pane = maintainer.getByRole('region', { name: 'The issue' })
  await expect(pane.getByRole('button', { name: /Accept/ }).first()).toBeVisible()
  await expectAccessible(maintainer)
  const states = async () => {
    const answer = await maintainer.request.get(`${origin()}/api/repos/${repo()}/suggestions?issue=${filed}&state=all`)
    return ((await answer.json()) as { suggestions: { state: string }[] }).suggestions.map(({ state }) => state)
  }
  const before = await states()
  expect(before.every((state) => state === 'pending')).toBe(true)
  const oneAccepted = ['accepted', ...before.slice(1)]
  await maintainer.keyboard.press('1')
  await expect.poll(states).toEqual(oneAccepted)
  await maintainer.keyboard.press('u')
  await expect.poll(states).toEqual(before)
  await maintainer.keyboard.press('1')
  await expect.poll(states).toEqual(oneAccepted)
})

test('the log shows every step, by whom', async () => {
  const { admin } = people
  await admin.goto(`${origin()}/admin/log/`)
  for (const type of ['suggestion.accepted', 'suggestion.undone', 'issue.triaged']) {
    await expect(admin.getByRole('table').getByText(type).first()).toBeVisible()
  }
  await expectAccessible(admin)
})

test('each room of the console is accessible and fits', async () => {
  const { admin } = people
  for (const path of ['/admin/', '/admin/accounts/', '/admin/limits/', '/admin/health/', '/admin/keys/']) {
    await admin.goto(origin() + path)
    await expect(admin.getByRole('heading', { level: 1 }).first()).toBeAttached()
    await admin.waitForLoadState('networkidle')
    await expectAccessible(admin)
    await expectFits(admin)
  }
})

test('rebuilding every projection from the log gives the same bytes', async () => {
  const answer = await people.admin.evaluate(async () => {
    const rebuilt = await fetch('/api/hub/rebuild', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"verify":true}',
    })
    return (await rebuilt.json()) as { identical: boolean; differences: string[] }
  })
  expect(answer).toMatchObject({ identical: true, differences: [] })
})

test('no failure without a name has happened', async () => {
  const status = await people.admin.evaluate(
    async () => (await fetch('/api/hub/status')).json() as Promise<{ unknownErrors: number }>,
  )
  expect(status.unknownErrors).toBe(0)
})
