/** A key is its owner's: it can be taken along as a keystore file, to a terminal and to another browser, and stays the same person. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, type Page } from '@playwright/test'

import { addAuthenticator, expectAccessible, origin, signIn, test } from './hub.ts'

const root = join(import.meta.dirname, '../..')
const password = 'correct horse battery stäple'

async function exportKey(page: Page, folder: string): Promise<string> {
  await page.goto(`${origin()}/you#key`)
  await page.getByLabel('Password for the file').fill(password)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export key' }).click(),
  ])
  const file = join(folder, download.suggestedFilename())
  await download.saveAs(file)
  return file
}

/** @returns the exit code and what was said */
async function logIn(folder: string, keystore: string, secret: string): Promise<[number | null, string]> {
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, `${secret}\n`)
  const words = ['auth', 'login', '--keystore', keystore, '--password-file', passwordFile]
  const child = spawn(process.execPath, [join(root, 'cli/bin/smithers.mjs'), ...words], {
    env: { ...process.env, SMITHERS_CONFIG_DIR: join(folder, 'cli'), SMITHERS_HOST: origin(), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  return [await new Promise<number | null>((resolve) => child.on('close', resolve)), said]
}

for (const [kind, hasPrf] of [
  ['of a passkey', true],
  ['kept in the browser', false],
] as const) {
  test(`a key ${kind} is exported, signs in on a terminal, and is brought into another browser`, async ({
    page,
    browser,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'smithers-key-'))
    await addAuthenticator(page, hasPrf)
    await page.goto(origin())
    const address = await signIn(page)
    const file = await exportKey(page, folder)
    await expectAccessible(page)
    const keystore = JSON.parse(readFileSync(file, 'utf8')) as { version: number; address: string }
    expect([keystore.version, `0x${keystore.address}`]).toEqual([3, address.toLowerCase()])

    expect(await logIn(folder, file, 'another password')).toEqual([2, expect.stringContaining('does not open')])
    const [exit, said] = await logIn(folder, file, password)
    expect([exit, said]).toEqual([0, expect.stringContaining(address)])

    const other = await browser.newContext()
    const second = await other.newPage()
    await second.goto(origin())
    await second.getByRole('button', { name: 'Sign in' }).first().click()
    const dialog = second.getByRole('dialog')
    await dialog.getByText('Bring a key from a keystore file').click()
    await dialog.getByLabel('Keystore file').setInputFiles(file)
    await dialog.getByLabel('Password').fill('another password')
    await dialog.getByRole('button', { name: 'Open it' }).click()
    await expect(dialog.getByText('The password does not open this keystore')).toBeVisible()
    await dialog.getByLabel('Password').fill(password)
    await dialog.getByRole('button', { name: 'Open it' }).click()
    await dialog.getByRole('button', { name: /Continue as/ }).click()
    await expect(dialog).toBeHidden()
    const session = await second.evaluate(
      async () => (await fetch('/api/auth/session')).json() as Promise<{ address: string }>,
    )
    expect(session.address).toBe(address)
    await other.close()
    rmSync(folder, { recursive: true })
  })
}
