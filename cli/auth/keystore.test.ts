import { expect, test } from 'vitest'
import { openKeystore, sealKeystore } from './keystore.ts'

/** The test vectors of the Web3 Secret Storage definition. */
const secret = '0x7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d'
const pbkdf2 = {
  crypto: {
    cipher: 'aes-128-ctr',
    cipherparams: { iv: '6087dab2f9fdbbfaddc31a909735c1e6' },
    ciphertext: '5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46',
    kdf: 'pbkdf2',
    kdfparams: {
      c: 262144,
      dklen: 32,
      prf: 'hmac-sha256',
      salt: 'ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd',
    },
    mac: '517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2',
  },
  id: '3198bc9c-6672-5ab3-d995-4942343ae5b6',
  version: 3,
}
/** From go-ethereum's test data: its key has 31 bytes. */
const scrypt = {
  crypto: {
    cipher: 'aes-128-ctr',
    cipherparams: { iv: 'e0c41130a323adc1446fc82f724bca2f' },
    ciphertext: '9517cd5bdbe69076f9bf5057248c6c050141e970efa36ce53692d5d59a3984',
    kdf: 'scrypt',
    kdfparams: {
      dklen: 32,
      n: 2,
      r: 8,
      p: 1,
      salt: '711f816911c92d649fb4c84b047915679933555030b3552c1212609b38208c63',
    },
    mac: 'd5e116151c6aa71470e67a7d42c9620c75c4d23229847dcc127794f0732b0db5',
  },
  version: 3,
}

test.each([
  ['pbkdf2', pbkdf2, 'testpassword', secret],
  ['scrypt', scrypt, 'foo', '0x00fa7b3db73dc7dfdf8c5fbdb796d741e4488628c41fc4febd9160a866ba0f35'],
])('the published %s vector opens', (_, file, password, key) => {
  expect(openKeystore(JSON.stringify(file), password)).toEqual({ ok: true, value: key })
})

test('what was sealed opens with its password and no other', () => {
  const sealed = sealKeystore(secret, `0x${'Ab'.repeat(20)}`, 'pä$$')
  expect(JSON.parse(sealed)).toMatchObject({ version: 3, address: 'ab'.repeat(20) })
  expect(openKeystore(sealed, 'pä$$')).toEqual({ ok: true, value: secret })
  expect(openKeystore(sealed, 'pa$$')).toMatchObject({
    problem: { exit: 2, title: 'The password does not open this keystore' },
  })
})

test.each([
  ['locked in NFKC, typed otherwise', 'caf\u00e9', 'cafe\u0301'],
  ['locked as it was typed', 'cafe\u0301', 'cafe\u0301'],
])('a password with an accent opens: %s', (_name, lockedWith, typed) => {
  const sealed = sealKeystore(secret, `0x${'ab'.repeat(20)}`, lockedWith)
  expect(openKeystore(sealed, typed)).toEqual({ ok: true, value: secret })
})

test.each([
  ['{', 'it is not JSON'],
  ['null', 'its version is not 3'],
  ['{"version":1}', 'its version is not 3'],
  ['{"version":3}', 'its cipher is not aes-128-ctr'],
  [JSON.stringify({ version: 3, crypto: { ...pbkdf2.crypto, mac: 'zz' } }), 'a part of it is missing or malformed'],
  [
    JSON.stringify({ version: 3, crypto: { ...pbkdf2.crypto, kdfparams: { ...pbkdf2.crypto.kdfparams, c: 1e12 } } }),
    'malformed',
  ],
  [
    JSON.stringify({ version: 3, crypto: { ...scrypt.crypto, kdfparams: { ...scrypt.crypto.kdfparams, n: 2 ** 30 } } }),
    'malformed',
  ],
])('%j is refused', (text, why) => {
  expect(openKeystore(text, 'testpassword')).toMatchObject({
    ok: false,
    problem: { title: expect.stringContaining(why) },
  })
})

test('parameters that no derivation takes are refused, not thrown', () => {
  const odd = { version: 3, crypto: { ...scrypt.crypto, kdfparams: { ...scrypt.crypto.kdfparams, n: 1000 } } }
  expect(openKeystore(JSON.stringify(odd), 'x')).toMatchObject({
    ok: false,
    problem: { title: expect.stringContaining('RFC 7914') },
  })
})
