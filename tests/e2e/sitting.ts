/** A maintainer's sitting, without a mouse: a page at the inbox of a hub of its own, and the hands at its keys. */
import { expect, type Page, type Request } from '@playwright/test'

import { addAuthenticator, test as base } from './hub.ts'
import { openHub, type OpenHub } from './open-hub.ts'

export let hub: OpenHub
export let maintainer: Page

/**
 * The sitting lasts from one file of it to the next: opening a hub costs seconds. It is a hub of its own, for the sitting
 * empties the inbox that another journey counts on.
 */
export const test = base.extend<object, { sitting: void }>({
  sitting: [
    async ({ browser }, use) => {
      hub = await openHub()
      try {
        const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
        maintainer = await context.newPage()
        await addAuthenticator(maintainer, true)
        await maintainer.goto(`${hub.origin}/claim?token=${hub.claim}`)
        await maintainer.getByRole('button', { name: 'Sign in and become the admin' }).click()
        await maintainer.getByRole('button', { name: 'Make a key on this device' }).click()
        await expect(maintainer.getByText('This hub is yours')).toBeVisible()
        await file(12)
        await use()
        await context.close()
      } finally {
        await hub.stop()
      }
    },
    { scope: 'worker', auto: true, timeout: 90_000 },
  ],
})

type Answer<T> = { status: number; body: T }

/** Asks as the page would, with its session. */
export function ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
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

/** Files reports that read like the imported bugs, so that each gets a suggestion. */
export async function file(count: number): Promise<number[]> {
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

export async function pending(): Promise<Suggestion[]> {
  const answer = await ask<{ suggestions: Suggestion[] }>('GET', `/repos/${hub.repo}/suggestions?limit=100`)
  return answer.body.suggestions
}

export const states = async (ids: readonly number[]) => {
  const answer = await ask<{ suggestions: Suggestion[] }>('GET', `/repos/${hub.repo}/suggestions?limit=100&state=all`)
  return ids.map((id) => answer.body.suggestions.find((one) => one.id === id)?.state)
}

export const rows = () => maintainer.locator('.row')
export const here = async () => Number(await maintainer.locator('.row[class*="row-here"]').getAttribute('data-issue'))
export const trail = () => maintainer.locator('.list-foot').getByRole('status')
/** Where the inbox sends what was decided. */
export const decisions = '**/suggestion-decisions'
export const verdictOf = (request: Request): unknown =>
  request.url().endsWith('/suggestion-decisions')
    ? (request.postDataJSON() as { verdict?: unknown } | null)?.verdict
    : undefined
export const press = async (...keys: string[]) => {
  for (const key of keys) await maintainer.keyboard.press(key)
}

export async function openInbox(query = '') {
  await maintainer.goto(`${hub.origin}/maintainer/${query}`)
  await expect(rows().first()).toBeVisible()
  await expect(maintainer.getByText('live', { exact: true })).toBeVisible()
}
