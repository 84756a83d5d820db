import { describe, expect, it } from 'vitest'
import { checkPath } from './check-path.ts'

describe('checkPath', () => {
  it('splits an ordinary path and keeps what git allows', () => {
    for (const path of [
      'src/app.ts',
      '-rf',
      'back\\slash.txt',
      '..\\..\\etc',
      '.gitignore',
      '.github/x',
      'a..b',
      '...',
      '~',
      'ü/日本',
      '%2e%2e',
      'a b',
    ]) {
      expect(checkPath(path)).toEqual({ ok: true, value: path.split('/') })
    }
    expect(checkPath('')).toEqual({ ok: true, value: [] })
  })

  it.each([
    '/etc/passwd',
    '/',
    '//',
    'a//b',
    'a/',
    '../x',
    'a/../b',
    'a/..',
    '..',
    '.',
    './a',
    'a/./b',
    '.git/config',
    'a/.git',
    '.GIT/config',
    '.jj',
    'x/.JJ/repo',
    'a\0b',
    'a\nb',
    'a\tb',
    '\u001b[31m',
    'a\u007f',
    `${'a/'.repeat(3000)}a`,
  ])('refuses %j', (path) => {
    expect(checkPath(path)).toMatchObject({ ok: false, problem: { is: 'path-refused' } })
  })
})
