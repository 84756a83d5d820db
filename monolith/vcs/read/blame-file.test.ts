import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFixture, type Fixture } from '../fixture/source-repo.ts'
import { parseSpans } from './blame-file.ts'

describe('blameFile', () => {
  let fixture: Fixture
  beforeAll(async () => {
    fixture = await importFixture({ maxFileBytes: 9000 })
  })
  afterAll(() => fixture.close())

  const blame = async (commit: string, path: string) => {
    const found = await fixture.vcs.blameFile(1, fixture.commits[commit] ?? commit, path)
    if (!found.ok) return found.problem
    const names = Object.fromEntries(Object.entries(fixture.commits).map(([name, id]) => [id, name]))
    return found.value.spans.map(({ line, lines, by }) => [line, lines, names[by.commitId]])
  }

  it('follows each line to the change it came with, through a rename', async () => {
    expect(await blame('root', 'src/main.ts')).toEqual([[1, 30, 'root']])
    // The last of the thirty had no line end before.
    expect(await blame('rename', 'src/app.ts')).toEqual([
      [1, 29, 'root'],
      [30, 2, 'rename'],
    ])
    expect(await blame('kinds', 'src/app.ts')).toEqual([
      [1, 29, 'root'],
      [30, 1, 'rename'],
      [31, 1, 'kinds'],
    ])
  })

  it('goes through both sides of a merge', async () => {
    expect(await blame('merge', 'topic.txt')).toEqual([[1, 1, 'topic']])
    expect(await blame('merge', 'README.md')).toEqual([[1, 3, 'root']])
  })

  it('tells the change as a list would', async () => {
    const found = await fixture.vcs.blameFile(1, fixture.commits['root'] ?? '', 'README.md')
    expect(found).toMatchObject({
      value: {
        complete: true,
        spans: [
          {
            by: { title: 'Begin — with “quotes”', author: { name: 'Ada Lovelace' }, commitId: fixture.commits['root'] },
          },
        ],
      },
    })
  })

  it('reads odd names literally, and finds no line in an empty file', async () => {
    expect(await blame('root', '-rf')).toEqual([[1, 1, 'root']])
    expect(await blame('root', 'back\\slash.txt')).toEqual([[1, 1, 'root']])
    expect(await blame('root', 'nothing')).toEqual([])
  })

  it.each([
    ['passwd', 'path-refused'],
    ['src', 'path-refused'],
    ['vendor/lib', 'path-refused'],
    ['../README.md', 'path-refused'],
    ['--contents=/etc/passwd', 'path-not-found'],
    ['srclink/main.ts', 'path-not-found'],
    ['long.txt', 'too-large'],
    ['', 'path-refused'],
    ['new\nline.txt', 'path-refused'],
  ])('refuses %s', async (path, is) => {
    expect(await blame('root', path)).toMatchObject({ is })
  })

  it('knows no odd commit', async () => {
    for (const commit of ['HEAD', '--all', 'main', '0'.repeat(40), '', `${fixture.commits['root']}^`])
      expect(await fixture.vcs.blameFile(1, commit, 'README.md')).toMatchObject({ problem: { is: 'path-not-found' } })
  })

  it('does not believe a line that was cut off', () => {
    const [one, two] = ['a'.repeat(40), 'b'.repeat(40)]
    const whole = `${one} 1 5 12\nsummary ${two} 1 2 3\nfilename x\n${two} 7 1 4`
    expect(parseSpans(`${whole}5\n`)).toEqual([
      { commitId: two, line: 1, lines: 45 },
      { commitId: one, line: 5, lines: 12 },
    ])
    expect(parseSpans(whole)).toEqual([{ commitId: one, line: 5, lines: 12 }])
  })
})
