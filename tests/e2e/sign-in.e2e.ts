/** Every way in: a passkey on a second device, a key kept in the browser, an injected wallet, and a terminal let in by its code. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect } from '@playwright/test'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'

import { addAuthenticator, expectAccessible, origin, repo, signIn, test } from './hub.ts'

const root = join(import.meta.dirname, '../..')

test('nothing of the wallet is loaded before the dialog opens', async ({ page }) => {
  const scripts: string[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.url())
  })
  await page.goto(`${origin()}/${repo()}/issues`)
  await page.waitForLoadState('networkidle')
  const before = scripts.length
  await page.getByRole('button', { name: 'Sign in' }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  expect(scripts.length).toBeGreaterThan(before)
})

test('a passkey gives the same address again after signing out', async ({ page }) => {
  await addAuthenticator(page, true)
  await page.goto(origin())
  const first = await signIn(page)
  await page.getByRole('button', { name: /your account/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: 'Sign in' }).first()).toBeVisible()
  await page.evaluate(async () => {
    localStorage.clear()
    for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name)
  })
  await page.reload()
  await page.getByRole('button', { name: 'Sign in' }).first().click()
  await page.getByRole('button', { name: 'Use a passkey I have already' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  const again = await page.evaluate(
    async () => (await fetch('/api/auth/session')).json() as Promise<{ address: string }>,
  )
  expect(again.address).toBe(first)
})

test('without a passkey that can make keys, the browser keeps one, and it survives a reload', async ({ page }) => {
  await addAuthenticator(page, false)
  await page.goto(origin())
  const address = await signIn(page)
  expect(address).toMatch(/^0x/)
  await page.reload()
  await expect(page.getByRole('button', { name: /your account/ })).toContainText(address.slice(0, 4))
  await page.getByRole('button', { name: /your account/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in' }).first().click()
  await expect(page.getByRole('dialog').getByRole('button', { name: /Continue as/ })).toBeVisible()
})

test('a wallet that announces itself on the page signs in', async ({ page }) => {
  const account = privateKeyToAccount(generatePrivateKey())
  await page.exposeFunction('walletSigns', (raw: `0x${string}`) => account.signMessage({ message: { raw } }))
  await page.addInitScript((address) => {
    const provider = {
      request: async ({ method, params }: { method: string; params?: unknown[] }) => {
        if (method === 'eth_requestAccounts') return [address]
        if (method === 'personal_sign')
          return (window as unknown as { walletSigns(raw: unknown): Promise<string> }).walletSigns(params?.[0])
        throw Object.assign(new Error('no such method'), { code: 4200 })
      },
    }
    const info = {
      uuid: crypto.randomUUID(),
      name: 'Test Wallet',
      icon: 'data:image/svg+xml,<svg/>',
      rdns: 'org.example.wallet',
    }
    const announce = () =>
      window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider }) }))
    window.addEventListener('eip6963:requestProvider', announce)
    announce()
  }, account.address.toLowerCase())
  await page.goto(origin())
  await page.getByRole('button', { name: 'Sign in' }).first().click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Test Wallet/ })
    .click()
  await expect(page.getByRole('dialog')).toBeHidden()
  const session = await page.evaluate(
    async () => (await fetch('/api/auth/session')).json() as Promise<{ address: string }>,
  )
  expect(session.address).toBe(account.address)
})

test('a terminal is let in by its code, and its token lies in a file that only its owner can read', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'smithers-cli-'))
  const environment = { ...process.env, XDG_CONFIG_HOME: folder, SMITHERS_HOST: origin(), NO_COLOR: '1' }
  const child = spawn(process.execPath, [join(root, 'cli/bin/smithers.mjs'), 'auth', 'login'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  await expect.poll(() => /code ([A-Z]{4}-?[A-Z]{4})/.exec(said)?.[1]).toBeTruthy()
  const code = /code ([A-Z]{4}-?[A-Z]{4})/.exec(said)?.[1] ?? ''

  await addAuthenticator(page, true)
  await page.goto(origin())
  const address = await signIn(page)
  await page.goto(`${origin()}/device`)
  await page.getByLabel('The code it shows').fill(code)
  await page.getByLabel('The code it shows').press('Enter')
  await expect(page.getByRole('region', { name: 'What asks' })).toContainText('smithers')
  await expectAccessible(page)
  await page.getByRole('region', { name: 'What asks' }).getByRole('button').first().click()
  expect(await ended).toBe(0)
  expect(said).toContain(address)
  const file = join(folder, 'smithers', 'hosts.json')
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(readFileSync(file, 'utf8')).toContain(address)

  await page.goto(`${origin()}/you#sessions`)
  await expect(page.getByText(/smithers/).first()).toBeVisible()
  await expectAccessible(page)
  rmSync(folder, { recursive: true })
})
