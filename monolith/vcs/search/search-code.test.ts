import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFixture, type Fixture } from '../fixture/source-repo.ts'

describe('searchCode', () => {
  let fixture: Fixture
  beforeAll(async () => {
    fixture = await importFixture()
  })
  afterAll(() => fixture.close())

  const search = (text: string, limit = 50, commit = 'rename') =>
    fixture.vcs.searchCode(1, fixture.commits[commit] ?? commit, text, limit)

  it('finds a fixed string in any case at one commit', async () => {
    expect(await search('LINE7 =')).toEqual([{ path: 'src/app.ts', line: 8, text: 'export const line7 = 7' }])
    expect(await search('LINE7 =', 50, 'root')).toEqual([
      { path: 'src/main.ts', line: 8, text: 'export const line7 = 7' },
    ])
    expect(await search('wÖrld')).toEqual([{ path: 'README.md', line: 3, text: 'Wörld here' }])
  })

  it('takes patterns and options literally', async () => {
    for (const text of ['.*', '^export', '--help', '-e', 'line[0-9]', '\\', '*', '$(id)', ':(top)'])
      expect(await search(text)).toEqual([])
    expect(await search('not an option')).toEqual([{ path: '-rf', line: 1, text: 'not an option' }])
    expect(await search('# ')).toEqual([{ path: 'README.md', line: 1, text: '# Hello' }])
  })

  it('names files with odd names', async () => {
    expect((await search('a newline')).map((hit) => hit.path)).toEqual(['new\nline.txt'])
    expect((await search('latin1 name', 5, 'latin')).map((hit) => hit.path)).toEqual(['caf\ufffd.txt'])
  })

  it('skips binary files and cuts long lines around the hit', async () => {
    expect(await search('xxxx')).toEqual([])
    const [hit] = await search('needle')
    expect(hit).toMatchObject({ path: 'long.txt', line: 1, text: expect.stringContaining('NeedLe') })
    expect(hit?.text.length).toBe(400)
  })

  it('stops at the limit', async () => {
    expect(await search('export', 3)).toHaveLength(3)
    expect(await search('export', -1)).toHaveLength(1)
  })

  it.each(['', ' ', '\n', 'a\nb', 'a\0b', 'x'.repeat(501), 'x'.repeat(1_000_000)])(
    'finds nothing for %.10j',
    async (text) => {
      expect(await search(text)).toEqual([])
    },
  )

  it('finds nothing at a commit that is none', async () => {
    for (const odd of ['--open-files-in-pager=id', 'main', 'f'.repeat(40)])
      expect(await search('line', 5, odd)).toEqual([])
  })
})
