import { mkdirSync } from 'node:fs'
import type { ProblemInfo } from '@smithers/api-spec/commands/catalogue'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { createSiweMessage } from 'viem/siwe'
import type { Io } from '../io.ts'
import { readText } from '../read-text.ts'
import { sendHttp } from '../remote/http.ts'
import { readAnswer } from '../remote/json-answer.ts'
import { cancelled, failed, isRecord, usage, type Trouble } from '../trouble.ts'
import { configDir, writePrivate, type Host } from './hosts-file.ts'
import { openKeystore, sealKeystore } from './keystore.ts'
import { hostOfSession } from './session.ts'

type Key = `0x${string}`
type Input = Readonly<Record<string, unknown>>

/** Signs in with a key on this machine: the hub's nonce in an EIP-4361 message, signed here (EIP-191). The key never leaves. */
export const signInByKey = async (
  origin: string,
  input: Input,
  io: Io,
  problems: readonly ProblemInfo[],
): Promise<Result<Host, Trouble>> => {
  const key = await readKey(input, io)
  if (!key.ok) return key
  const nonce = await post(origin, '/api/auth/nonce', {}, problems)
  if (!nonce.ok) return nonce
  const account = privateKeyToAccount(key.value)
  const message = messageOf(nonce.value, account.address, origin, io)
  if (!message.ok) return message
  const signature = await account.signMessage({ message: message.value })
  const session = await post(
    origin,
    '/api/auth/sign-in',
    { message: message.value, signature, mode: 'token' },
    problems,
  )
  if (!session.ok) return session
  const host = hostOfSession(session.value)
  return host ? ok(host) : no(failed('The hub signed you in without tokens'))
}

/** Refuses to sign for another place than the one that was asked: a hub must not borrow a signature for somebody else's. */
const messageOf = (body: unknown, address: Key, origin: string, io: Io): Result<string, Trouble> => {
  const asked: Record<string, unknown> = isRecord(body) ? body : {}
  const { nonce, domain, uri, chainId, statement, expiresAt } = asked
  if (typeof nonce !== 'string' || !/^[a-zA-Z0-9]{8,}$/.test(nonce) || typeof chainId !== 'number')
    return no(failed('The hub sent no usable nonce'))
  const here = new URL(origin)
  if (domain !== here.host || typeof uri !== 'string' || !URL.canParse(uri) || new URL(uri).host !== here.host) {
    return no(
      failed(
        'The hub asks to sign in somewhere else',
        `${String(domain)} instead of ${here.host}`,
        `Name it as it names itself: --host ${String(uri)}`,
      ),
    )
  }
  return ok(
    createSiweMessage({
      address,
      chainId,
      domain,
      nonce,
      uri,
      version: '1',
      issuedAt: new Date(io.now()),
      ...(typeof statement === 'string' && statement !== '' ? { statement } : {}),
      ...(typeof expiresAt === 'string' ? { expirationTime: new Date(expiresAt) } : {}),
    }),
  )
}

const readKey = async (input: Input, io: Io): Promise<Result<Key, Trouble>> => {
  if (input['newKey'] === true) return makeKey(input, io)
  if (typeof input['privateKeyFile'] === 'string') {
    const text = await readText(input['privateKeyFile'], io)
    if (!text.ok) return text
    const hex = text.value.trim().replace(/^0x/, '')
    return isKey(hex)
      ? ok<Key>(`0x${hex}`)
      : no(usage(`${input['privateKeyFile']} holds no private key`, 'It must be 64 hexadecimal digits'))
  }
  const path = String(input['keystore'])
  const text = await readText(path, io)
  if (!text.ok) return text
  const password = await readPassword(input, io, `Password of ${path}: `)
  return password.ok ? openKeystore(text.value, password.value ?? '') : password
}

/** With a password the key is kept as V3 JSON; without one as hexadecimal in a file that only its owner reads, and that is said. */
const makeKey = async (input: Input, io: Io): Promise<Result<Key, Trouble>> => {
  const password = await readPassword(input, io, 'Password for the new key (enter for none): ')
  if (!password.ok) return password
  const key = generatePrivateKey()
  const { address } = privateKeyToAccount(key)
  const dir = `${configDir(io)}/keys`
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const path = `${dir}/${address}${password.value ? '.json' : '.key'}`
  writePrivate(path, password.value ? sealKeystore(key, address, password.value) : `${key}\n`)
  const next = password.value ? `--keystore ${path}` : `--private-key-file ${path}`
  io.err(
    `Made a key for ${address}. It is in ${path}${password.value ? '' : ', unencrypted'}; keep a copy: nobody can restore it.\n`,
  )
  io.err(`Next time: smithers auth login ${next}\n`)
  return ok(key)
}

const readPassword = async (input: Input, io: Io, question: string): Promise<Result<string | undefined, Trouble>> => {
  if (typeof input['passwordFile'] === 'string') {
    const text = await readText(input['passwordFile'], io)
    return text.ok ? ok(text.value.split(/\r?\n/)[0]!) : text
  }
  const given = io.env['SMITHERS_KEYSTORE_PASSWORD']
  if (given !== undefined) return ok(given)
  if (!io.tty.in || !io.tty.err) return ok(undefined)
  const typed = await io.ask(question, { secret: true })
  return typed === undefined ? no(cancelled) : ok(typed)
}

const isKey = (hex: string): boolean => /^[0-9a-fA-F]{64}$/.test(hex) && !/^0+$/.test(hex)

const post = async (
  origin: string,
  path: string,
  body: unknown,
  problems: readonly ProblemInfo[],
): Promise<Result<unknown, Trouble>> => {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  const sent = await sendHttp(origin, { method: 'POST', path, headers, body: JSON.stringify(body) })
  if (!sent.ok) return sent
  const answer = readAnswer(origin, sent.value, problems)
  return answer.ok ? ok(answer.value.body) : answer
}
