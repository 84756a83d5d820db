import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, parseLine, type Call } from './parse.ts'
import { explain } from './parse-problem.ts'
import { sample } from './sample-catalogue.ts'

const call = (line: string, repo?: string): Call => {
  const read = parseLine(line, sample, repo === undefined ? {} : { repo })
  if (!read.ok) throw new Error(explain(read.problem).says)
  if (read.value.kind !== 'call') throw new Error('asked for help')
  return read.value
}

const problem = (line: string) => {
  const read = parseLine(line, sample)
  return read.ok ? undefined : read.problem
}

const says = (line: string): string => {
  const found = problem(line)
  return found ? explain(found).says : ''
}

describe('parse', () => {
  test('flags in every spelling make one input', () => {
    for (const line of [
      `issue create --title X --body Y --label a --label b --draft`,
      `issue create --title=X --body=Y --label=a,b --draft=true`,
      `issue create -t X -bY -l a -lb -d`,
      `issue create -t=X -b=Y -l a,b -d --`,
      `/issue create -t X -b Y -l a -l b -d`,
      `smithers issue new -l a,b -dt X -b Y`,
      `/gh issue create -t X -b Y -l a -l b -d`,
    ]) {
      expect(call(line)).toMatchObject({
        operation: { id: 'createIssue' },
        input: { title: 'X', body: 'Y', labels: ['a', 'b'], draft: true },
        needsRepo: true,
      })
    }
  })

  test('letters of flags without values share a dash', () => {
    expect(call('issue create -dut X').input).toEqual({ draft: true, quiet: true, title: 'X' })
    expect(call('issue create --no-draft -t X').input).toEqual({ draft: false, title: 'X' })
  })

  test('a value may begin with a dash, as in gh', () => {
    expect(call('issue create -t -x --body --title').input).toEqual({ title: '-x', body: '--title' })
  })

  test('a comma in a label survives CSV quotes', () => {
    expect(call(`issue create -t x -l '"a,b",c'`).input).toMatchObject({ labels: ['a,b', 'c'] })
  })

  test('positions take their fields, the last one the rest', () => {
    expect(call('issue label #42 bug "help wanted"').input).toEqual({ number: 42, labels: ['bug', 'help wanted'] })
    expect(call('search how  to "build it"').input).toEqual({ query: 'how to build it' })
    expect(call('search -- --help -R').input).toEqual({ query: '--help -R' })
    expect(call('file view -').input).toEqual({ path: '-' })
  })

  test('the repository comes from -R, then from the surface', () => {
    expect(call('-R acme/app issue list', 'o/r')).toMatchObject({
      input: { owner: 'acme', repo: 'app' },
      needsRepo: false,
    })
    expect(call('issue list', 'o/r').input).toEqual({ owner: 'o', repo: 'r' })
    expect(call('repo view acme/app').input).toEqual({ owner: 'acme', repo: 'app' })
    expect(call('search x', 'o/r').input).toEqual({ query: 'x' })
    expect(says('issue list -R acme')).toBe('--repo must be owner/name, not "acme".')
    expect(says('issue list -R a/b/c')).toMatch(/owner\/name/)
  })

  test('global flags stand anywhere, and a field keeps its letter', () => {
    expect(call('--json number,title issue list -q .[0]').globals).toEqual({ json: ['number', 'title'], jq: '.[0]' })
    expect(call('issue list --json').globals).toEqual({ json: true })
    expect(call('issue list --json -s all').globals).toEqual({ json: true })
    expect(call('issue list -t {{.}}').globals).toEqual({ template: '{{.}}' })
    expect(call('issue create -t T --template {{.}}')).toMatchObject({
      input: { title: 'T' },
      globals: { template: '{{.}}' },
    })
  })

  test('help is asked for in any place, before anything is checked', () => {
    for (const line of [
      'issue create --help',
      'issue create -h',
      'issue create --weight 7 --help',
      '-h issue create',
      'help issue create',
    ]) {
      const read = parseLine(line, sample)
      if (line.includes('weight')) expect(read.ok && read.value.kind).toBe('help')
      else expect(read).toMatchObject({ ok: true, value: { kind: 'help', path: ['issue', 'create'] } })
    }
    expect(parseLine('help', sample)).toMatchObject({ ok: true, value: { kind: 'help', path: [] } })
  })

  test('a list may be empty of nothing but what was given', () => {
    expect(call('issue create -t x').input).toEqual({ title: 'x' })
  })

  test('nothing, null and JSON have their spellings', () => {
    expect(call('issue create -t x --milestone null').input).toEqual({ title: 'x', milestone: null })
    expect(call('issue create -t x --milestone ""').input).toEqual({ title: 'x', milestone: null })
    expect(call(`issue create -t x --where '{"a":[1]}'`).input).toEqual({ title: 'x', where: { a: [1] } })
  })

  test.each([
    ['', 'No command was given.'],
    ['issue', '"issue" needs one of: create, list, label, new, ls.'],
    ['gh issue', '"gh issue" needs one of: create, list.'],
    ['isue list', 'Unknown command "isue".'],
    ['issue lisst', 'Unknown command "issue lisst".'],
    ['issue list --stat open', 'Unknown flag "--stat".'],
    ['-hx issue', 'Unknown flag "-x".'],
    ['issue create -d-', 'Unknown flag "--".'],
    ['issue list -Z', 'Unknown flag "-Z".'],
    ['issue list --no-state', 'Unknown flag "--no-state".'],
    ['issue list --state', 'The flag --state needs a value.'],
    ['issue list --state open -s closed', '-s was given twice.'],
    ['issue list --state opn', '--state must be one of open, closed, all, not "opn".'],
    ['issue list --limit 0', '--limit must be at least 1, not 0.'],
    ['issue list --limit 101', '--limit must be at most 100, not 101.'],
    ['issue list --limit 1e1', '--limit must be a whole number, not "1e1".'],
    ['issue list --limit 99999999999999999999', '--limit must be a whole number, not "99999999999999999999".'],
    ['issue list extra', '"extra" is one argument too many.'],
    ['issue list -R a/b -R c/d', '-R was given twice.'],
    ['issue create', 'Missing --title.'],
    ['issue create --title ""', '--title must not be empty.'],
    ['issue create --title 123456789012345678901', '--title must have at most 20 characters.'],
    ['issue create -t x --draft=maybe', 'The flag --draft takes no value.'],
    ['issue create -t x --no-draft=true', 'The flag --no-draft takes no value.'],
    ['issue create -t x --weight NaN', '--weight must be a number, not "NaN".'],
    ['issue create -t x --where []', '--where must be a JSON object.'],
    ['issue create -t x -l ,', '--label must not be empty.'],
    ['issue label', 'Missing <number>, <labels>.'],
    ['issue label 42', 'Missing <labels>.'],
    ['issue label x bug', '<number> must be a whole number, not "x".'],
    ['issue label 42 bgu', '<labels> must be one of bug, feature, help wanted, not "bgu".'],
    ['issue "list', 'The quote " at position 7 is never closed.'],
    ['beat', 'Unknown command "beat".'],
    ['constructor', 'Unknown command "constructor".'],
  ])('%j is refused: %s', (line, sentence) => {
    expect(says(line)).toBe(sentence)
  })

  test('what was mistyped is guessed', () => {
    expect(problem('issue lsit')).toMatchObject({ suggestions: ['list'] })
    expect(problem('issue list --stat x')).toMatchObject({ suggestions: ['--state'] })
    expect(problem('isue list')).toMatchObject({ suggestions: ['issue'], word: 0 })
  })

  test('a call with holes keeps what it has, for a terminal to ask the rest', () => {
    expect(problem('issue create -b B')).toMatchObject({
      kind: 'missing',
      fields: [{ name: 'title' }],
      call: { input: { body: 'B' } },
    })
  })

  test('flags of the surface come back beside the input', () => {
    const read = parse(['issue', 'create', '-t', 'x', '-F', '-', '--web'], sample, {
      extras: () => [
        { name: 'body-file', short: 'F', takes: 'value', does: '' },
        { name: 'web', takes: 'nothing', does: '' },
      ],
    })
    expect(read).toMatchObject({ ok: true, value: { extras: { 'body-file': '-', web: true }, input: { title: 'x' } } })
  })

  test('code points are counted, not UTF-16 units, and half a character is refused', () => {
    expect(call(`issue create -t ${'😀'.repeat(20)}`).input).toMatchObject({ title: '😀'.repeat(20) })
    expect(says(`issue create -t ${'😀'.repeat(21)}`)).toMatch(/at most 20/)
    expect(says('issue create -t \ud800')).toMatch(/valid Unicode/)
  })

  test('it agrees with the parser of Node on every line that both accept', () => {
    const value = fc.stringMatching(/^[a-z ,.#]{1,6}$/).filter((text) => text.trim() === text)
    const part = fc.oneof(
      value.map((text) => ['--title', text]),
      value.map((text) => [`--title=${text}`]),
      value.map((text) => ['-t', text]),
      value.map((text) => [`-t${text}`]),
      value.map((text) => ['--body', text]),
      fc.constantFrom(['--draft'], ['-d'], ['-u'], ['-du'], ['--no-draft'], ['--quiet'], ['-ud']),
      value.map((text) => [text]),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const args = parts.flat()
        const theirs = parseArgs({
          args,
          allowPositionals: true,
          allowNegative: true,
          tokens: true,
          strict: false,
          options: {
            title: { type: 'string', short: 't' },
            body: { type: 'string', short: 'b' },
            draft: { type: 'boolean', short: 'd' },
            quiet: { type: 'boolean', short: 'u' },
          },
        })
        const names = theirs.tokens.filter((token) => token.kind === 'option').map((token) => token.name)
        const ours = parse(['issue', 'create', ...args], sample)
        if (ours.ok && ours.value.kind === 'call') {
          expect(ours.value.input).toEqual({ ...theirs.values })
          expect(theirs.positionals).toEqual([])
        } else if (!ours.ok) {
          const { kind } = ours.problem
          if (kind === 'missing') expect(names).not.toContain('title')
          else if (kind === 'duplicate') expect(new Set(names).size).toBeLessThan(names.length)
          else if (kind === 'extra-argument') expect(theirs.positionals).not.toEqual([])
          else expect.unreachable(kind)
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('no words make it throw', () => {
    const word = fc.oneof(
      fc.constantFrom('issue', 'create', 'list', 'label', '-t', '--title', '--', '-', '-d', '--json', '=', '--=', '-='),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const read = parse(words, sample)
        if (!read.ok) expect(explain(read.problem).says).toMatch(/\.$/)
      }),
      { numRuns: 3000 },
    )
  })
})
