import { keccak256, toHex, type Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'

import type { Answer, Call } from './world.ts'

export type Person = { address: string; key: Hex; sign(text: string): Promise<string> }

/** The same person in every run. */
export function newPerson(number: number): Person {
  const key = keccak256(toHex(`person ${number}`))
  const account = privateKeyToAccount(key)
  return { address: account.address, key, sign: (message) => account.signMessage({ message }) }
}

/** The members of an EIP-4361 message; those that are left out of an override keep what the hub asked for. */
export type Parts = {
  scheme?: string
  domain: string
  address: string
  statement: string
  uri: string
  version: string
  chainId: number | string
  nonce: string
  issuedAt: string
  expirationTime?: string
  notBefore?: string
  resources?: string[]
}

export function write(parts: Parts): string {
  return [
    `${parts.scheme === undefined ? '' : `${parts.scheme}://`}${parts.domain} wants you to sign in with your Ethereum account:`,
    parts.address,
    '',
    parts.statement,
    '',
    `URI: ${parts.uri}`,
    `Version: ${parts.version}`,
    `Chain ID: ${parts.chainId}`,
    `Nonce: ${parts.nonce}`,
    `Issued At: ${parts.issuedAt}`,
    ...(parts.expirationTime === undefined ? [] : [`Expiration Time: ${parts.expirationTime}`]),
    ...(parts.notBefore === undefined ? [] : [`Not Before: ${parts.notBefore}`]),
    ...(parts.resources === undefined ? [] : ['Resources:', ...parts.resources.map((each) => `- ${each}`)]),
  ].join('\n')
}

type Ask = (method: string, path: string, call?: Call) => Promise<Answer>

/** What the hub wants signed now. */
export async function partsFor(person: Pick<Person, 'address'>, ask: Ask, call: Call = {}): Promise<Parts> {
  const { nonce, domain, uri, chainId, statement, version } = (await ask('POST', '/api/auth/nonce', call)).body
  return {
    domain,
    uri,
    chainId,
    statement,
    version,
    nonce,
    address: person.address,
    issuedAt: new Date().toISOString(),
  }
}

export async function signInOf(person: Person, ask: Ask) {
  const message = write(await partsFor(person, ask))
  const answer = await ask('POST', '/api/auth/sign-in', {
    body: { message, signature: await person.sign(message), mode: 'token' },
  })
  if (answer.status !== 200) throw new Error(`sign-in: ${JSON.stringify(answer.body)}`)
  return {
    token: answer.body.accessToken as string,
    refresh: answer.body.refreshToken as string,
    session: answer.body.id as string,
  }
}
