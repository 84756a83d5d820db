import { afterEach, beforeEach, expect, test } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { sessionChanged } from '../api/session.ts'
import { seat, stage, takeSeat } from '../testing/stage.ts'
import { Account } from './account.tsx'
import { forget, kept } from './key-box.ts'

type Browser = { send: (method: string, params?: object) => Promise<{ authenticatorId: string }> }
const browser = () => cdp() as unknown as Browser
let authenticator: string | undefined

async function withPasskeys(hasPrf: boolean) {
  await browser().send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    ctap2Version: 'ctap2_1',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    hasPrf,
    automaticPresenceSimulation: true,
  }
  authenticator = (await browser().send('WebAuthn.addVirtualAuthenticator', { options })).authenticatorId
}

beforeEach(async () => {
  await forget()
  await takeSeat()
  await sessionChanged(false)
})
afterEach(async () => {
  if (authenticator) await browser().send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: authenticator })
  authenticator = undefined
  await sessionChanged(false)
  await forget()
})

const open = async () => userEvent.click(page.getByRole('button', { name: 'Sign in' }))
const leave = async () => {
  await userEvent.click(document.querySelector('summary.account-place')!)
  await userEvent.click(page.getByRole('button', { name: 'Sign out' }))
}
const signedInAs = async () => {
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await expect.element(page.getByText(/your account/)).toBeInTheDocument()
  return (await seat()).address
}

test('a new visitor signs in with one press, by passkey, and is the same person when they come back', async () => {
  await withPasskeys(true)
  stage(() => <Account />)
  await open()
  await userEvent.click(page.getByRole('button', { name: 'Make a key on this device' }))
  const address = await signedInAs()
  expect(address).toMatch(/^0x[0-9a-fA-F]{40}$/)
  expect(await kept()).toMatchObject({ kind: 'passkey', address })
  await leave()
  await open()
  await userEvent.click(page.getByRole('button', { name: /Continue as/ }))
  expect(await signedInAs()).toBe(address)
  await leave()
  await forget()
  await open()
  await userEvent.click(page.getByRole('button', { name: 'Use a passkey I have already' }))
  expect(await signedInAs()).toBe(address)
})

test('where passkeys hold no secret, a sealed key that cannot be read out takes their place', async () => {
  await withPasskeys(false)
  stage(() => <Account />)
  await open()
  await userEvent.click(page.getByRole('button', { name: 'Make a key on this device' }))
  const address = await signedInAs()
  const mine = await kept()
  expect(mine).toMatchObject({ kind: 'sealed', address })
  if (mine?.kind === 'sealed') expect(mine.seal.extractable).toBe(false)
  await leave()
})

test('a refused sign-in is told inside the dialog, and the way forward works', async () => {
  await withPasskeys(true)
  stage(() => <Account />)
  await open()
  await userEvent.click(page.getByRole('button', { name: 'Use a passkey I have already' }))
  await expect.element(page.getByRole('alert')).toMatchTextContent(/No passkey was used/)
  await userEvent.click(page.getByRole('button', { name: 'Keep a key in this browser' }))
  await signedInAs()
  await leave()
})

test('an announced wallet is offered by its name and signs; closing it is no failure', async () => {
  const { privateKeyToAccount } = await import('viem/accounts')
  const signer = privateKeyToAccount(`0x${'1'.repeat(64)}`)
  let willing = false
  const provider = {
    request: async ({ method, params }: { method: string; params?: [`0x${string}`] }) => {
      if (method === 'wallet_connect') throw Object.assign(new Error('unknown'), { code: -32601 })
      if (!willing) throw Object.assign(new Error('no'), { code: 4001 })
      if (method === 'eth_requestAccounts') return [signer.address.toLowerCase()]
      return await signer.signMessage({ message: { raw: params![0] } })
    },
  }
  const info = { uuid: crypto.randomUUID(), name: 'Test Wallet', rdns: 'example.wallet', icon: 'data:image/svg+xml,' }
  const announce = () =>
    window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider }) }))
  window.addEventListener('eip6963:requestProvider', announce)
  stage(() => <Account />)
  await open()
  await userEvent.click(page.getByRole('button', { name: /Test Wallet/ }))
  await expect.element(page.getByRole('alert')).toMatchTextContent(/You closed the wallet/)
  willing = true
  await userEvent.click(page.getByRole('button', { name: /Test Wallet/ }))
  expect(await signedInAs()).toBe(signer.address)
  window.removeEventListener('eip6963:requestProvider', announce)
  await leave()
})

test('the local wallet signs words and refuses to move anything', async () => {
  const { createLocalPorto } = await import('./local-mode.ts')
  const request = {
    nonce: 'a'.repeat(24),
    domain: 'localhost',
    uri: 'http://localhost',
    chainId: 1,
    statement: 'x',
    version: '1' as const,
    expiresAt: '2030-01-01T00:00:00Z',
  }
  const { provider, destroy } = createLocalPorto(`0x${'2'.repeat(64)}`, request)
  const { accounts } = await provider.request({
    method: 'wallet_connect',
    params: [{ capabilities: { createAccount: true } }],
  })
  const to = accounts[0]!.address
  await expect(
    provider.request({ method: 'wallet_sendCalls', params: [{ calls: [{ to }], version: '1' }] }),
  ).rejects.toMatchObject({ code: 4200 })
  destroy()
})

test('a prompt that nobody answers gives way to another choice', async () => {
  await browser().send('WebAuthn.enable')
  stage(() => <Account />)
  await open()
  await userEvent.click(page.getByRole('button', { name: 'Use a passkey I have already' }))
  await userEvent.click(page.getByRole('button', { name: 'Make a key on this device' }))
  await signedInAs()
  expect(await kept()).toMatchObject({ kind: 'sealed' })
})
