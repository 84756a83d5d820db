import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readSecrets, rotateSecrets, SecretsBroken, watchSecrets, type Secrets } from './secrets.ts'

const made: string[] = []
const folder = () => {
  made.push(mkdtempSync(join(tmpdir(), 'smithers-secrets-')))
  return made.at(-1)!
}
afterAll(() => made.forEach((path) => rmSync(path, { recursive: true })))

const written = (dir: string) => JSON.parse(readFileSync(join(dir, 'secrets.json'), 'utf8')) as Secrets
const put = (dir: string, secrets: unknown) =>
  writeFileSync(join(dir, 'secrets.json'), typeof secrets === 'string' ? secrets : JSON.stringify(secrets))

test('are made once, for their owner alone', () => {
  const dir = folder()
  const secrets = readSecrets(dir)
  expect(readSecrets(dir)).toEqual(secrets)
  expect(statSync(join(dir, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('are rotated: a new key first, the one before second, older ones forgotten', () => {
  const dir = folder()
  const [first, second, third] = [readSecrets(dir), rotateSecrets(dir), rotateSecrets(dir)]
  expect(second.accessKeys[1]).toEqual(first.accessKeys[0])
  expect(second.internal.split(',')[1]).toBe(first.internal)
  expect(third.accessKeys).toHaveLength(2)
  expect(third.internal).not.toContain(first.internal)
  expect(written(dir)).toEqual(third)
})

describe('a file is refused that', () => {
  const good = () => readSecrets(folder())
  test.each<[string, (secrets: Secrets) => unknown]>([
    ['is not JSON', () => '{"internal":'],
    ['is a list', () => []],
    ['is null', () => null],
    ['has no ring', ({ accessKeys }) => ({ accessKeys })],
    ['has a ring of 31 bytes', (all) => ({ ...all, internal: `k:${Buffer.alloc(31).toString('base64url')}` })],
    ['has a short second key', (all) => ({ ...all, internal: `${all.internal},k:AAAA` })],
    ['has no access key', (all) => ({ ...all, accessKeys: [] })],
    ['has a short access key', (all) => ({ ...all, accessKeys: [{ ...all.accessKeys[0], d: 'AAAA' }] })],
    ['has a public access key', (all) => ({ ...all, accessKeys: [{ ...all.accessKeys[0], d: undefined }] })],
    ['has a key of another curve', (all) => ({ ...all, accessKeys: [{ ...all.accessKeys[0], crv: 'P-256' }] })],
    ['names a kid twice', (all) => ({ ...all, accessKeys: [all.accessKeys[0], all.accessKeys[0]] })],
    ['has null for a key', (all) => ({ ...all, accessKeys: [null] })],
  ])('%s', (_name, change) => {
    const dir = folder()
    put(dir, change(good()))
    expect(() => readSecrets(dir)).toThrow(SecretsBroken)
    expect(() => rotateSecrets(dir)).toThrow(SecretsBroken)
  })
})

test('are told of when they change, and when somebody breaks them', async () => {
  const dir = folder()
  readSecrets(dir)
  const heard: (Secrets | SecretsBroken)[] = []
  const stop = watchSecrets(dir, (changed) => heard.push(changed))
  const until = async (count: number) => {
    for (let n = 0; heard.length < count && n < 200; n++) await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const rotated = rotateSecrets(dir)
  await until(1)
  put(dir, '{}')
  await until(2)
  stop()
  expect(heard[0]).toEqual(rotated)
  expect(heard[1]).toBeInstanceOf(SecretsBroken)
})
