/** What every journey needs: where the hub is, a page whose console must stay clean, and a judge of accessibility. */
import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'

export const origin = () => process.env.HUB_ORIGIN ?? 'http://localhost:8787'
export const repo = () => process.env.HUB_REPO ?? 'local/rocket'
export const claimToken = () => process.env.HUB_CLAIM ?? ''

/** A page on which a script error, a refusal by the page's policy, or a request to another origin fails the test. */
export const test = base.extend<{ page: Page }>({
  page: async ({ page }, run) => {
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(`script error on ${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      if (/Content Security Policy|TrustedHTML|TrustedScript/i.test(message.text()))
        faults.push(`${page.url()}: ${message.text()}`)
    })
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.protocol.startsWith('http') && url.origin !== origin()) faults.push(`${page.url()} asked ${url.origin}`)
    })
    await run(page)
    expect(faults).toEqual([])
  },
})

/** WCAG 2.2 A and AA, by axe. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  )
}

/** No page may scroll sideways. */
export async function expectFits(page: Page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide).toBeLessThanOrEqual(0)
}

/** Gives the page's browser a security key that makes passkeys (WebAuthn's virtual authenticator). */
export async function addAuthenticator(page: Page, hasPrf: boolean): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      ...(hasPrf ? { hasPrf: true } : {}),
    } as never,
  })
}

/** Signs in by the dialog, with a key made on this device. @returns the address shown in the bar */
export async function signIn(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Sign in' }).first().click()
  await page.getByRole('button', { name: 'Make a key on this device' }).click()
  const dialog = page.getByRole('dialog')
  const keep = dialog.getByRole('button', { name: 'Keep a key in this browser' })
  await expect(dialog.or(page.getByRole('button', { name: /your account/ })).first()).toBeVisible()
  await Promise.race([dialog.waitFor({ state: 'hidden' }), keep.waitFor().then(() => keep.click())])
  await expect(dialog).toBeHidden()
  const session = await page.evaluate(
    async () => (await fetch('/api/auth/session')).json() as Promise<{ address: string | null }>,
  )
  return session.address ?? ''
}
