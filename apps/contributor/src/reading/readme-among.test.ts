import { expect, test } from 'vitest'
import { readmeAmong } from './readme-among.ts'

const file = (name: string, kind: 'file' | 'folder' | 'symlink' = 'file') => ({ name, path: name, kind })

test('Markdown goes before plain text, whatever the case', () => {
  expect(readmeAmong([file('README'), file('readme.MD'), file('README.txt')])).toBe('readme.MD')
  expect(readmeAmong([file('Readme.rst'), file('README')])).toBe('README')
})

test('a folder of that name, or a name that only begins so, is none', () => {
  expect(readmeAmong([file('README.md', 'folder'), file('README.md.bak'), file('README-de.md')])).toBeUndefined()
  expect(readmeAmong([])).toBeUndefined()
})
