/** Mints the internal token as the edge does: HS256 over claims that bind it to one request (RFC 7515, RFC 7519). */
import { createHash, createHmac, randomUUID } from 'node:crypto'

import type { Right } from '@smithers/api-spec/commands/catalogue'

import { requestBytes, type Asked } from './request.ts'

export type Sender = { sub: string; tier: Right }

const life = 55
const hashOfNothing = hash('')

/** @param secrets `kid:base64url[,…]`; the first signs */
export function signedRequest(asked: Asked, sender: Sender, secrets: string): Buffer {
  return requestBytes('127.0.0.1', {
    ...asked,
    headers: { ...asked.headers, Authorization: `Bearer ${mintInternal(asked, sender, secrets)}` },
  })
}

export function mintInternal({ method, path, body = '' }: Asked, { sub, tier }: Sender, secrets: string): string {
  const { kid, secret } = firstOf(secrets)
  const iat = Math.floor(Date.now() / 1000)
  const bh = body === '' ? hashOfNothing : hash(body)
  const claims = {
    iss: 'edge',
    aud: 'monolith',
    sub,
    tier,
    jti: randomUUID(),
    iat,
    exp: iat + life,
    htm: method,
    htu: path,
    bh,
  }
  const signed = `${encoded({ alg: 'HS256', typ: 'sh-int+jwt', kid })}.${encoded(claims)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

function firstOf(secrets: string): { kid: string; secret: Buffer } {
  const [kid = '', secret = ''] = (secrets.split(',')[0] ?? '').split(':')
  return { kid, secret: Buffer.from(secret, 'base64url') }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url')
