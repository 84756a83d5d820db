/** The bad input that must be refused, by the numbers that the tests of this folder carry. None of them may go missing. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const rows = {
  'signing in': `replay; unknown nonce; expired nonce; parallel reuse; other domain; same host, other port; uri of another origin;
    scheme mismatch; chain not allowed; expired; not yet valid; issued in the future; issued over five minutes ago; other signer;
    address in lower case; version 2; appended line; CRLF; newline in the statement; unexpected resources; short signature; compact
    signature; wrapped signature; over 2 KB; bad JSON or null; foreign origin; cross-site fetch; text/plain; no pre-session cookie`,
  'access tokens': `no algorithm; HS256 with the public key; edited tier; white space; padding; jku; embedded jwk; same kid, other key;
    unknown kid; two parts; stale epoch; missing claim; refresh token sent as access token; cookie and bearer together`,
  'refresh and devices': `race; reuse after the grace; unknown; expired device code; fast polling; approval by GET`,
  'internal tokens': `replay; changed body; changed path or query; changed method; other audience; list of audiences; other issuer; life
    over 60 s; issued in the future; unknown tier; other secret; unknown kid; user token or other type; missing hash of the body; short
    secret at the start`,
  limits: 'one more than the limit; flood of the sign-in',
}
const numbered = Object.values(rows)
  .flatMap((list) => list.split(';'))
  .map((what, at) => [at + 1, what.trim().replaceAll(/\s+/g, ' ')] as const)

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts') && name !== 'rows.test.ts')
const source = files.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\n')

test('there are 66', () => expect(numbered).toHaveLength(66))

test.each(numbered)('%i %s has a test', (number) => expect(source).toMatch(new RegExp(`['"\`]${number} \\w`)))
