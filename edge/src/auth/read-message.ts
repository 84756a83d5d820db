import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'
import { no, ok, type Result } from '@smithers/core/result'
import { SiweError, SiweErrorType, SiweMessage, SiweParseError } from 'siwe'
import { chainId } from './access-token.ts'
import { statement } from './statement.ts'

type Refused = ProblemDocuments['siwe-refused']
type Reason = Refused['reason']

/** The longest message, in bytes: ours takes about 400. */
const longest = 2048
/** A message may be this old when it arrives, in milliseconds. */
const oldest = 5 * 60_000
/** A signer's clock may run ahead by this much. */
const ahead = 60_000

const say: Record<Reason, string> = {
  malformed: 'The message is not an EIP-4361 message to the letter.',
  'too-long': `The message is longer than ${longest} bytes.`,
  warning: 'The address in the message lacks its checksum (EIP-55).',
  domain: 'The message was made for another domain.',
  uri: 'The message names another address as its subject.',
  scheme: 'The message was made for another scheme.',
  chain: 'The message names a chain that is not accepted here.',
  version: 'The message is of another version of EIP-4361.',
  expired: 'The message has expired.',
  'not-yet-valid': 'The message is not valid yet.',
  'issued-in-future': 'The message was issued in the future. Is the clock of this device right?',
  'issued-too-long-ago': 'The message was issued more than five minutes ago. Is the clock of this device right?',
  resources: 'The message asks for resources; signing in here grants none.',
  statement: 'The message says something else than what this hub asks to sign.',
}

/** Reads an EIP-4361 message, taking nothing that its writer could have written otherwise. */
export function readMessage(text: string): Result<SiweMessage, Refused> {
  if (new TextEncoder().encode(text).length > longest) return refused('too-long')
  try {
    const message = new SiweMessage(text)
    if (message.warnings.length > 0) return refused('warning')
    // The signature covers the text; what is checked below must be that text and no kinder reading of it.
    return message.toMessage() === text ? ok(message) : refused('malformed')
  } catch (error) {
    if (error instanceof SiweError) return refused(reasonOf(error))
    if (error instanceof SiweParseError) return refused(/^Version: (?!1$)/m.test(text) ? 'version' : 'malformed')
    throw error
  }
}

/** Checks that a message was made for this hub, now. */
export function checkMessage(message: SiweMessage, origin: string, now: number): Result<undefined, Refused> {
  const { host, protocol } = new URL(origin)
  const issued = Date.parse(message.issuedAt ?? '')
  if (message.version !== '1') return refused('version')
  if (message.domain !== host) return refused('domain')
  if (message.scheme !== undefined && `${message.scheme}:` !== protocol) return refused('scheme')
  if (message.uri !== origin) return refused('uri')
  if (message.chainId !== chainId) return refused('chain')
  if (message.statement !== statement) return refused('statement')
  if (message.resources !== undefined) return refused('resources')
  if (!(Date.parse(message.expirationTime ?? '9999-01-01') > now)) return refused('expired')
  if (!(Date.parse(message.notBefore ?? '1970-01-01') <= now)) return refused('not-yet-valid')
  if (!(issued <= now + ahead)) return refused('issued-in-future')
  return issued < now - oldest ? refused('issued-too-long-ago') : ok(undefined)
}

function reasonOf(error: SiweError): Reason {
  if (error.type === SiweErrorType.INVALID_MESSAGE_VERSION) return 'version'
  if (error.type === SiweErrorType.INVALID_DOMAIN) return 'domain'
  if (error.type === SiweErrorType.INVALID_URI) return 'uri'
  return 'malformed'
}

const refused = (reason: Reason): { ok: false; problem: Refused } =>
  no(problem('siwe-refused', say[reason], { reason }))
