import { describe, expect, it } from 'vitest'
import { chosenRepo } from './chosen-repo.ts'
import { matching, relabelling } from './labels.ts'
import { issueIn, suggestionIn } from './streams.ts'

describe('the repository in the URL', () => {
  const repos = [
    { owner: 'a', name: 'x' },
    { owner: 'b', name: 'y' },
  ]
  it('is the first when none is named', () => expect(chosenRepo(repos, '')).toBe(repos[0]))
  it('is the named one', () => expect(chosenRepo(repos, 'b/y')).toBe(repos[1]))
  it('is none when the name is wrong, instead of quietly another', () =>
    expect(chosenRepo(repos, 'b/x')).toBeUndefined())
  it('is none in an empty hub', () => expect(chosenRepo([], '')).toBeUndefined())
})

describe('a stream of the log', () => {
  it('names a suggestion or an issue', () => {
    expect(suggestionIn('suggestion:7')).toBe(7)
    expect(issueIn('issue:1/42')).toBe(42)
  })
  it('names neither when it is another', () => {
    for (const stream of [
      '',
      'issue:1',
      'issue:1/42/3',
      'issue:/x',
      'suggestion:',
      'suggestion:x',
      'hub',
      'account:0x1',
    ]) {
      expect(suggestionIn(stream)).toBeUndefined()
      expect(issueIn(stream)).toBeUndefined()
    }
  })
})

describe('labels', () => {
  const label = (name: string, issues: number) => ({ name, issues, description: '' })
  it('that begin with what is typed come first, then the most worn', () => {
    const found = matching([label('type: bug', 9), label('bug', 1), label('bugfix', 5), label('docs', 99)], ' BUG')
    expect(found.map((one) => one.name)).toEqual(['bugfix', 'bug', 'type: bug'])
  })
  it('are put on where they lack, and taken away only where all wear them', () => {
    const worn = [
      { number: 1, labels: ['bug', 'cli'] },
      { number: 2, labels: ['bug'] },
    ]
    expect(relabelling(worn, ['bug'])).toEqual([
      { number: 1, add: [], remove: ['bug'] },
      { number: 2, add: [], remove: ['bug'] },
    ])
    expect(relabelling(worn, ['cli'])).toEqual([{ number: 2, add: ['cli'], remove: [] }])
    expect(relabelling(worn, [])).toEqual([])
  })
})
