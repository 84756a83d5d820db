import fc from 'fast-check'
import { expect, test } from 'vitest'
import { completeLine, insertion } from './complete.ts'
import { parseLine } from './parse.ts'
import { sample } from './sample-catalogue.ts'

const offered = (line: string): string[] => completeLine(line, sample).items.map((item) => item.text)

test.each([
  ['', ['issue', 'search', 'file', 'repo']],
  ['/', ['issue', 'search', 'file', 'repo']],
  ['/is', ['issue']],
  ['smithers is', ['issue']],
  ['issue ', ['create', 'list', 'label']],
  ['issue l', ['list', 'label']],
  ['/gh issue ', ['create', 'list']],
  ['issue list --s', ['--state']],
  ['issue list --state ', ['open', 'closed', 'all']],
  ['issue list --state c', ['closed']],
  ['issue list -s ', ['open', 'closed', 'all']],
  ['issue list --state=', ['--state=open', '--state=closed', '--state=all']],
  ['issue list --state=a', ['--state=all']],
  ['issue label 42 h', ['help wanted']],
  ["issue label 42 'help w", ['help wanted']],
  ['issue label 42 bug f', ['feature']],
  ['issue create --json ', ['number', 'title', 'state']],
  ['issue create --json number,t', ['number,title']],
  ['issue create --title x --ti', []],
  ['issue create --label x --la', ['--label']],
  ['issue create --title --dr', []],
  ['issue create -- --dr', []],
  ['-R a/b issue l', ['list', 'label']],
  ['nonsense ', []],
])('after %j come %j', (line, items) => {
  expect(offered(line)).toEqual(items)
})

test('hidden flags are not offered and used ones not again', () => {
  expect(offered('issue create --title x -')).not.toContain('--idempotency-key')
  expect(offered('issue create --title x -')).not.toContain('--title')
  expect(offered('issue create --title x -')).toContain('--label')
})

test('the field being typed is named, for surfaces that know more values', () => {
  expect(completeLine('issue create --label b', sample)).toMatchObject({
    field: { name: 'labels' },
    prefix: 'b',
    from: 21,
  })
  expect(completeLine('issue label ', sample)).toMatchObject({
    field: { name: 'number' },
    operation: { id: 'labelIssue' },
    from: 12,
  })
})

test('an accepted item stands quoted in the line', () => {
  const line = 'issue label 42 "help'
  const { items, from } = completeLine(line, sample)
  expect(line.slice(0, from) + insertion(items[0]!)).toBe("issue label 42 'help wanted'")
})

test('every command that completion spells is one that the parser knows', () => {
  const spell = (line: string): void => {
    const commands = completeLine(line, sample).items.filter((item) => item.kind === 'command')
    for (const { text } of commands) spell(`${line}${text} `)
    if (commands.length > 0) return
    const read = parseLine(line, sample)
    if (!read.ok) expect(read.problem.kind).toBe('missing')
  }
  spell('')
})

test('no line makes it throw', () => {
  const word = fc.oneof(
    fc.constantFrom('issue', 'create', 'list', '-t', '--title', '--', '-', '-d', '--json', '--state=', "'", '"', '\\'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const line = words.join(' ')
      const { from } = completeLine(line, sample)
      expect(from).toBeLessThanOrEqual(line.length)
    }),
    { numRuns: 2000 },
  )
})
