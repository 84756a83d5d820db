import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { git, openFixture, type Fixture } from '../fixture/source-repo.ts'
import { derivedChangeId } from '../read/objects.ts'

describe('resolve', () => {
  let fixture: Fixture
  const change = (name: string) => derivedChangeId(fixture.commits[name] ?? '')
  const at = (name: string) => ({ ok: true, value: { commitId: fixture.commits[name], changeId: change(name) } })
  const resolve = (text?: string) => fixture.vcs.resolve(1, text)

  beforeAll(async () => {
    fixture = await openFixture()
    const root = fixture.commits['root'] ?? ''
    // bookmarks that would shadow another change, if names came before ids
    for (const name of [change('root'), change('root').slice(0, 8), root, root.slice(0, 12)]) {
      git(fixture.source, ['update-ref', `refs/heads/${name}`, fixture.commits['kinds'] ?? ''])
    }
    git(fixture.source, ['update-ref', `refs/heads/${change('root').slice(0, 3)}`, fixture.commits['topic'] ?? ''])
    git(fixture.source, ['update-ref', `refs/heads/${'z'.repeat(32)}`, fixture.commits['topic'] ?? ''])
    for (const name of ['été', '日本', 'a"b', "it's", 'x@git', '@', 'feature/x-1', 'root()', 'trunk']) {
      git(fixture.source, ['update-ref', `refs/heads/${name}`, fixture.commits['topic'] ?? ''])
    }
    expect(await fixture.vcs.importRepo(1, { kind: 'path', path: fixture.source }, () => {})).toMatchObject({
      ok: true,
    })
  })
  afterAll(() => fixture.close())

  it('means the main bookmark when nothing is asked', async () => {
    expect(await resolve()).toEqual(at('kinds'))
    expect(await resolve('main')).toEqual(at('kinds'))
  })

  it('finds a change by its id and every unambiguous prefix that is no bookmark', async () => {
    expect(await resolve(change('merge'))).toEqual(at('merge'))
    expect(await resolve(change('merge').slice(0, 5))).toEqual(at('merge'))
    expect(await resolve(fixture.commits['merge'])).toEqual(at('merge'))
    expect(await resolve(fixture.commits['merge']?.slice(0, 7))).toEqual(at('merge'))
  })

  it('lets no bookmark shadow a change or commit id', async () => {
    const root = fixture.commits['root'] ?? ''
    for (const text of [change('root'), change('root').slice(0, 8), root, root.slice(0, 12)]) {
      expect(await resolve(text)).toEqual(at('root'))
    }
  })

  it('prefers a bookmark to a prefix too short to be meant as an id', async () => {
    expect(await resolve(change('root').slice(0, 3))).toEqual(at('topic'))
    expect(await resolve('z'.repeat(32))).toEqual(at('topic'))
    expect(await resolve('trunk')).toEqual(at('topic'))
  })

  it('takes a bookmark of any name literally, even one that reads like an option or a revset', async () => {
    for (const name of ['--help', 'all()', 'été', '日本', 'a"b', "it's", 'x@git', '@', 'feature/x-1', 'root()'])
      expect(await resolve(name)).toEqual(at('topic'))
  })

  it.each([
    '',
    '--version',
    '-r',
    'main~1',
    'main^',
    'main@git',
    'HEAD',
    'heads(all())',
    '::',
    '(',
    '('.repeat(50_000),
    'x'.repeat(1_000_000),
    'none()',
    '"main"',
    'main\n',
    'main\0',
    'zzzzzzzz',
    '0'.repeat(40),
    'F'.repeat(40),
    'refs/heads/main',
    'v1',
    'commit_id(a)',
    '../1',
    '\ud800',
    '__proto__',
    'constructor',
  ])('knows no change %.30j', async (text) => {
    expect(await resolve(text)).toEqual({ ok: false, problem: { is: 'change-not-found', change: text.slice(0, 200) } })
  })

  it('names the candidates of a prefix that many changes have', async () => {
    const letters = Object.keys(fixture.commits).map((name) => change(name)[0] ?? '')
    const shared = letters.find((letter, place) => letters.indexOf(letter) !== place)
    const hex = Object.values(fixture.commits).map((id) => id[0] ?? '')
    const prefix = shared ?? hex.find((letter, place) => hex.indexOf(letter) !== place)
    expect(prefix).toBeDefined()
    expect(await resolve(prefix)).toMatchObject({
      ok: false,
      problem: { is: 'change-ambiguous', change: prefix, candidates: expect.any(Array) },
    })
  })

  it('brings no branch that jj cannot name, and nothing but heads and tags', async () => {
    const refs = git(`${fixture.dir}/hub/1/git`, ['for-each-ref', '--format=%(refname)'])
    expect(refs).not.toContain('refs/notes')
    expect(refs).toContain('refs/tags/v1')
    expect(await resolve('HEAD')).toMatchObject({ ok: false })
  })
})
