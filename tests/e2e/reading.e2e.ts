/** Reading and reporting, as somebody does it who came with a question: nothing jumps, no place and no word is lost. */
import { expect, type Page } from '@playwright/test'

import { addAuthenticator, expectAccessible, expectFits, origin, repo, signIn, test } from './hub.ts'

const pages: [name: string, path: () => string][] = [
  ['the landing page', () => `/${repo()}`],
  ['a folder', () => `/${repo()}/code/src`],
  ['a file', () => `/${repo()}/code/src/launch.ts`],
  ['a Markdown file', () => `/${repo()}/code/README.md`],
  ['the changes', () => `/${repo()}/changes`],
  ['the issues', () => `/${repo()}/issues`],
  ['an issue', () => `/${repo()}/issues/1`],
  ['your own page', () => '/you'],
  ['an address that means nothing', () => '/nothing'],
]

/** Adds up what moves without anybody having pressed anything. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const told = window as unknown as { shifted: number }
    told.shifted = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) told.shifted += entry.value
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return () => page.evaluate(() => (window as unknown as { shifted: number }).shifted)
}

for (const width of [1280, 390]) {
  for (const [name, path] of pages) {
    test(`nothing moves while ${name} loads slowly, ${width} px wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 })
      await page.route('**/api/**', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 400))
        await route.continue()
      })
      const shifted = await watchShifts(page)
      await page.goto(origin() + path())
      await page.waitForLoadState('networkidle')
      expect(await shifted()).toBe(0)
    })
  }
}

test('a file lists what it holds, by key; each entry leads to its line, and the list stays open for the next file', async ({
  page,
}) => {
  await page.goto(`${origin()}/${repo()}/code/src/launch.ts`)
  await expect(page.getByText('mayLaunch').first()).toBeVisible()
  await page.keyboard.press('o')
  const outline = page.getByRole('navigation', { name: 'Outline' })
  await outline.getByRole('link', { name: 'mayLaunch' }).click()
  await expect(page).toHaveURL(/launch\.ts#L\d+$/)
  await expect(page.locator('.code-line[data-marked]')).toContainText('mayLaunch')
  await expectAccessible(page)
  await page.goto(`${origin()}/${repo()}/code/README.md`)
  await expect(outline.getByRole('link').first()).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
})

test('hits of a search are stepped through with j and k while one reads', async ({ page }) => {
  await page.goto(`${origin()}/${repo()}/search?q=gust&in=code`)
  const hits = page.getByRole('list').getByRole('link', { name: /:\d+$/ })
  await hits.first().click()
  const steps = page.getByRole('navigation', { name: 'Hits of the search' })
  await expect(steps.getByRole('status')).toHaveText(/^Hit 1 of \d+$/)
  const first = page.url()
  await expectAccessible(page)
  await page.keyboard.press('j')
  await expect(steps.getByRole('status')).toHaveText(/^Hit 2 of \d+$/)
  expect(page.url()).not.toBe(first)
  await expect(page.locator('.code-line[data-marked]')).toContainText(/gust/i)
  await page.keyboard.press('k')
  await expect(steps.getByRole('status')).toHaveText(/^Hit 1 of \d+$/)
  expect(page.url()).toBe(first)
})

test('shown at another change and back to now, a file keeps the lines one reads', async ({ page }) => {
  await page.goto(`${origin()}/${repo()}/code/src/wind.ts#L1`)
  await expect(page.locator('.code-line[data-marked]')).toHaveCount(1)
  await page.getByText('shown at').click()
  await page.locator('.moments li a').last().click()
  await expect(page).toHaveURL(/\?change=.+#L1$/)
  await expect(page.getByText('You see the code as it was at')).toBeVisible()
  await expect(page.locator('.code-line[data-marked]')).toHaveCount(1)
  await page.getByRole('link', { name: 'back to now' }).click()
  await expect(page).toHaveURL(/wind\.ts#L1$/)
})

test('who wrote each line stands beside it, by key, and leads to the change', async ({ page }) => {
  await page.goto(`${origin()}/${repo()}/code/src/wind.ts`)
  await expect(page.locator('.code-line').first()).toBeVisible()
  await page.keyboard.press('b')
  await expect(page.getByRole('button', { name: 'blame' })).toHaveAttribute('aria-pressed', 'true')
  const notes = page.locator('.code-note a')
  await expect(notes.first()).toContainText('Ada Example')
  expect(await notes.count()).toBeGreaterThan(1)
  await expectAccessible(page)
  await expectFits(page)
  // A Markdown file shows its source for it, and its prose again without.
  await page.getByRole('navigation', { name: 'Files' }).getByRole('link', { name: 'README.md' }).click()
  await expect(notes.first()).toContainText('Ada Example')
  await page.keyboard.press('b')
  await expect(notes).toHaveCount(0)
  await expect(page.locator('.file-prose')).toBeVisible()
  // The same when it is the first file one opens.
  await page.reload()
  await expect(page.locator('.file-prose')).toBeVisible()
  await page.keyboard.press('b')
  await expect(notes.first()).toBeVisible()
  await notes.last().click()
  await expect(page).toHaveURL(/\/changes\/[0-9a-f]{40}$/)
})

test('the code is shown at a bookmark, and as it was at the end of a day', async ({ page }) => {
  await page.goto(`${origin()}/${repo()}/code/src/wind.ts`)
  const open = () => page.getByText('shown at').click()
  await open()
  await page.route('**/changes?*until=*', (route) => route.abort(), { times: 1 })
  await page.getByLabel('As it was at the end of a day').fill('1999-12-31')
  await page.keyboard.press('Enter')
  await expect(page.locator('.moments').getByRole('status')).toContainText('did not answer')
  await page.keyboard.press('Enter')
  await expect(page.getByText('No change is that old.')).toBeVisible()
  await page.getByLabel('As it was at the end of a day').fill('2199-12-31')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('You see the code as it was at')).toBeVisible()
  await page.getByRole('link', { name: 'back to now' }).click()
  await open()
  await page.locator('.moments').getByRole('link', { name: /^calm/ }).click()
  await expect(page).toHaveURL(/wind\.ts\?change=calm$/)
})

test('without a connection a report is kept, then filed once however often one presses; the focus follows the parts', async ({
  page,
  context,
}) => {
  await addAuthenticator(page, true)
  await page.goto(`${origin()}/${repo()}/issues/new`)
  await signIn(page)
  const title = `The barometer sings ${Date.now()}`
  await page.getByLabel('In one line').fill(title)
  await page.getByRole('button', { name: 'Next: show it' }).click()
  await expect(page.getByLabel('How can somebody else see it happen?')).toBeFocused()
  await page.getByRole('button', { name: 'Go on without' }).click()
  await expect(page.getByRole('button', { name: /Look over/ })).toBeFocused()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'File it' }).click()
  await expect(page.getByRole('alert')).toContainText('The hub did not answer')
  await expect(page.getByText(/^Saved on this device/)).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'File it' }).dblclick()
  await expect(page).toHaveURL(/\/issues\/\d+$/)
  await page.goto(`${origin()}/${repo()}/issues?q=${encodeURIComponent('is:all author:me')}`)
  await expect(page.locator('.issue-title')).toHaveText([title])
})

test('similar issues appear beside the fields and push none of them', async ({ page }) => {
  await page.goto(`${origin()}/${repo()}/issues/new`)
  const field = page.getByLabel('What did you do, what did you expect, what came instead?')
  const before = await field.boundingBox()
  await page.getByLabel('In one line').fill('The wind gauge crashes with a TypeError')
  await expect(page.getByRole('region', { name: 'Similar issues' }).getByRole('link').first()).toBeVisible()
  expect((await field.boundingBox())?.y).toBe(before?.y)
})

test('a filter by me, with nobody signed in, says so instead of finding nothing', async ({ page }) => {
  await page.goto(`${origin()}/${repo()}/issues?q=${encodeURIComponent('is:all author:me')}`)
  await expect(page.getByText('Nobody is signed in here')).toBeVisible()
})

test('a hub that does not answer is told where the words would stand, and tried again', async ({ page }) => {
  let down = true
  await page.route('**/api/**', (route) => (down ? route.abort() : route.continue()))
  await page.goto(`${origin()}/${repo()}`)
  await expect(page.getByRole('alert')).toContainText('The hub did not answer')
  await expectAccessible(page)
  down = false
  await page.getByRole('button', { name: 'Try again', exact: true }).click()
  await expect(page.getByText(/launch-window calculator/).first()).toBeVisible()
})

test('the address of a file in a change leads to that file, and the keyboard passes the tree in one step', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 240 })
  await page.goto(`${origin()}/${repo()}/changes/main#file-0`)
  await expect(page.locator('#file-0')).toBeInViewport()
  await page.goto(`${origin()}/${repo()}/code/src/wind.ts`)
  await expect(page.getByText('gustLimit').first()).toBeVisible()
  const skip = page.getByRole('link', { name: 'Skip the files' })
  await skip.focus()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('.open-side') !== null)).toBe(true)
})
