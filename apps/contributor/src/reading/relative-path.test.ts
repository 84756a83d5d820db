import { describe, expect, test } from 'vitest'
import { decoded, pathFrom } from './relative-path.ts'

describe('the path a relative address means', () => {
  test.each([
    ['README.md', 'docs/guide.md', 'docs/guide.md'],
    ['docs/guide.md', 'images/a b.png', 'docs/images/a b.png'],
    ['docs/guide.md', './../LICENSE', 'LICENSE'],
    ['docs/guide.md', '/src/x.ts#L4', 'src/x.ts'],
    ['docs/guide.md', 'x.md?plain=1', 'docs/x.md'],
    ['docs/guide.md', '../../../../etc/passwd', 'etc/passwd'],
    ['a#b/100%.md', 'c', 'a#b/c'],
    ['README.md', 'a%20b.md', 'a b.md'],
  ])('from %s, %s is %s', (file, address, path) => expect(pathFrom(file, address)).toBe(path))

  test.each([
    '',
    '#part',
    '//other.example/x',
    'https://other.example',
    'mailto:a@b',
    'javascript:alert(1)',
    'data:,x',
    '%E0%A4%A',
  ])('%j is none of this repository', (address) => expect(pathFrom('README.md', address)).toBeUndefined())
})

test('percent signs that stand for nothing are no words', () => {
  expect(decoded('%')).toBeUndefined()
  expect(decoded('a%2Fb')).toBe('a/b')
})
