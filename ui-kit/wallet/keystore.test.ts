import { ctr } from '@noble/ciphers/aes.js'
import { scrypt } from '@noble/hashes/scrypt.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { randomKey } from './derive-key.ts'
import { addressOf } from './identity.ts'
import { lockKey, unlockKey } from './keystore.ts'

/* The scrypt example of the Web3 Secret Storage definition. */
const published = {
  crypto: {
    cipher: 'aes-128-ctr',
    cipherparams: { iv: '83dbcc02d8ccb40e466191a123791e0e' },
    ciphertext: 'd172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c',
    kdf: 'scrypt',
    kdfparams: {
      dklen: 32,
      n: 262144,
      r: 1,
      p: 8,
      salt: 'ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19',
    },
    mac: '2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097',
  },
  id: '3198bc9c-6672-5ab3-d995-4942343ae5b6',
  version: 3,
}
const cheap = { n: 16, r: 1, p: 1 }

test('the published keystore opens', async () => {
  const key = await unlockKey(JSON.stringify(published), 'testpassword')
  expect(key).toEqual({ ok: true, value: '0x7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d' })
})

test('what was locked opens with its password and with no other', async () => {
  const key = await randomKey()
  const text = JSON.stringify(await lockKey(key, addressOf(key), 'correct horse', cheap))
  expect(text).not.toContain(key.slice(2))
  expect(await unlockKey(text, 'correct horse')).toEqual({ ok: true, value: key })
  expect(await unlockKey(text, 'Correct horse')).toMatchObject({
    ok: false,
    problem: { title: 'The password does not open this keystore' },
  })
})

test('a password means the same however its accents were typed', async () => {
  const key = await randomKey()
  const text = JSON.stringify(await lockKey(key, addressOf(key), 'caf\u00e9', cheap))
  expect((await unlockKey(text, 'cafe\u0301')).ok).toBe(true)
})

test('a file of another wallet opens with the password as it was typed there', async () => {
  const key = await randomKey()
  const typed = 'cafe\u0301'
  const ours = await lockKey(key, addressOf(key), typed, cheap)
  const { salt } = ours.crypto.kdfparams
  const derived = scrypt(typed, hexToBytes(salt), { N: cheap.n, r: cheap.r, p: cheap.p, dkLen: 32 })
  const ciphertext = ctr(derived.subarray(0, 16), hexToBytes(ours.crypto.cipherparams.iv)).encrypt(
    hexToBytes(key.slice(2)),
  )
  const mac = bytesToHex(keccak_256(concatBytes(derived.subarray(16, 32), ciphertext)))
  const theirs = { ...ours, crypto: { ...ours.crypto, ciphertext: bytesToHex(ciphertext), mac } }
  expect(await unlockKey(JSON.stringify(theirs), typed)).toEqual({ ok: true, value: key })
})

test('other files are named unreadable, and none may ask for a gigabyte', async () => {
  const bent = (change: object) => JSON.stringify({ ...published, crypto: { ...published.crypto, ...change } })
  const costs = (change: object) => bent({ kdfparams: { ...published.crypto.kdfparams, ...change } })
  const files = [
    '',
    '{',
    'null',
    '[]',
    '{"version":3}',
    '{"version":1}',
    bent({ kdf: 'pbkdf2' }),
    bent({ cipher: 'aes-256-gcm' }),
    bent({ mac: 'zz' }),
    bent({ ciphertext: 'd1' }),
    costs({ n: 2 ** 30 }),
    costs({ n: 3 }),
    costs({ n: 0 }),
    costs({ p: 1e9 }),
    costs({ r: -8 }),
    costs({ dklen: 64 }),
    costs({ salt: 'not hex' }),
  ]
  for (const file of files) {
    expect(await unlockKey(file, 'testpassword')).toMatchObject({
      ok: false,
      problem: { title: 'This is no keystore this hub can read' },
    })
  }
})
