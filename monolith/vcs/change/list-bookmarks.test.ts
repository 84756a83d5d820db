import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFixture, type Fixture } from '../fixture/source-repo.ts'

describe('listBookmarks', () => {
  let fixture: Fixture
  beforeAll(async () => {
    fixture = await importFixture()
  })
  afterAll(() => fixture.close())

  it('has the main one first, then those that moved last, whatever they are called', async () => {
    const found = await fixture.vcs.listBookmarks(1)
    expect(found.map(({ name, at }) => [name, at.commitId])).toEqual([
      ['main', fixture.commits['kinds']],
      ['latin', fixture.commits['latin']],
      ['--help', fixture.commits['topic']],
      ['all()', fixture.commits['topic']],
      ['topic', fixture.commits['topic']],
    ])
    expect(found.map(({ main }) => main)).toEqual([true, false, false, false, false])
    expect(found.every(({ conflict }) => !conflict)).toBe(true)
  })
})
