import { describe, expect, test } from 'vitest'

import { parseBody, readBody, readQuery } from './read-request.ts'

const post = (body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  new Request('http://hub/api', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
const nameOf = (result: { ok: boolean; problem?: { type: string } }) => (result.ok ? 'ok' : result.problem?.type.split(':').at(-1))

describe('a body', () => {
  test('that is told to be too large is not read', async () => {
    const request = post('x', { 'content-length': '99' })
    expect(nameOf(await readBody(request, 10))).toBe('body-too-large')
  })

  test('that grows past the bound while it is read is refused there', async () => {
    let given = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1
        controller.enqueue(new Uint8Array(1000))
      },
    })
    expect(nameOf(await readBody(post(endless), 10_000))).toBe('body-too-large')
    expect(given).toBeLessThan(20)
  })

  test('that is left out counts as an empty object', () => {
    expect(parseBody(post(''), new Uint8Array())).toEqual({ ok: true, value: {} })
  })

  test.each<[name: string, bytes: Uint8Array, type: string | undefined, expected: string]>([
    ['cut in the middle', Buffer.from('{"a":'), 'application/json', 'malformed-json'],
    ['in Latin-1', Buffer.from([0x22, 0xe9, 0x22]), 'application/json', 'malformed-json'],
    ['with an overlong form', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 'application/json', 'malformed-json'],
    ['with a lone surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 'application/json', 'malformed-json'],
    ['with a byte order mark', Buffer.from('\ufeff{}'), 'application/json', 'malformed-json'],
    ['declared as text', Buffer.from('{}'), 'text/plain', 'media-type-refused'],
    ['declared as a form', Buffer.from('a=b'), 'application/x-www-form-urlencoded', 'media-type-refused'],
    ['declared as something that begins alike', Buffer.from('{}'), 'application/json-patch+json', 'media-type-refused'],
    ['undeclared', Buffer.from('{}'), undefined, 'media-type-refused'],
    ['with a charset', Buffer.from('{}'), 'application/json; charset=utf-8', 'ok'],
  ])('%s is answered with its own problem', (_name, bytes, type, expected) => {
    const request = new Request('http://hub/api', { method: 'POST', headers: type === undefined ? {} : { 'content-type': type } })
    expect(nameOf(parseBody(request, bytes))).toBe(expected)
  })
})

test('a query parameter that is given twice becomes a list, and none can reach the prototype', () => {
  const into: Record<string, unknown> = {}
  readQuery('label=a&label=b&label=c&x=%20&__proto__=evil', into)
  expect(into).toMatchObject({ label: ['a', 'b', 'c'], x: ' ' })
  expect(({} as Record<string, unknown>)['evil']).toBeUndefined()
  expect(Object.getPrototypeOf({})).toBe(Object.prototype)
})
