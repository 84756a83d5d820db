import { describe, expect, test } from 'vitest'
import { filesOf, lacksSlash } from './file-of.ts'

describe('the file behind an address', () => {
  test.each([
    ['/', '/index.html'],
    ['/you', '/_shell/you/index.html'],
    ['/device', '/_shell/device/index.html'],
    ['/claim', '/_shell/claim/index.html'],
    ['/acme/tools', '/_shell/landing/index.html'],
    ['/acme/tools/', '/_shell/landing/index.html'],
    ['/acme/tools/code', '/_shell/code/index.html'],
    ['/acme/tools/code/src/deep/file.ts', '/_shell/code/index.html'],
    ['/acme/tools/changes', '/_shell/changes/index.html'],
    ['/acme/tools/changes/kxyz', '/_shell/change/index.html'],
    ['/acme/tools/issues', '/_shell/issues/index.html'],
    ['/acme/tools/issues/new', '/_shell/new/index.html'],
    ['/acme/tools/issues/42', '/_shell/issue/index.html'],
    ['/acme/tools/search', '/_shell/search/index.html'],
    ['/maintainer/', '/maintainer/index.html'],
    ['/admin/accounts/', '/admin/accounts/index.html'],
    ['/_a/app.3f2a.js', '/_a/app.3f2a.js'],
    ['/favicon.svg', '/favicon.svg'],
  ])('%s is %s', (path, file) => expect(filesOf(path)).toEqual([file]))

  test('a repository whose name looks like a file is asked for as a file first', () =>
    expect(filesOf('/vercel/next.js')).toEqual(['/vercel/next.js', '/_shell/landing/index.html']))

  test.each(['/acme/tools/unknown', '/acme/tools/issues/x', '/acme/tools/issues/4/5', '/acme/tools/search/x'])(
    'no view is at %s',
    (path) => expect(filesOf(path)).toEqual([path]),
  )

  test.each(['/admin', '/maintainer', '/admin/accounts'])('%s lacks its slash', (path) =>
    expect(lacksSlash(path)).toBe(true),
  )
  test.each(['/admin/', '/administrator', '/admin/x/y', '/acme/admin'])('%s does not', (path) =>
    expect(lacksSlash(path)).toBe(false),
  )
})
