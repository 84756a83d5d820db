import { expect, test } from 'vitest'
import { helpFor } from './help.ts'
import { sample } from './sample-catalogue.ts'

const help = (...path: string[]): string => {
  const text = helpFor(path, sample)
  return text.ok ? text.value : `no ${text.problem.topic}: ${text.problem.suggestions.join()}`
}

test('help for a command shows its use, flags, fields and examples', () => {
  const text = help('issue', 'create')
  expect(text).toContain('File an issue\n\nUSAGE\n  smithers issue create [flags]\n')
  expect(text).toMatch(/ {2}-t, --title <string> +What is wrong \(required\)\n/)
  expect(text).toMatch(/ {2}-l, --label <string,\.\.\.>\n/)
  expect(text).toContain("EXAMPLES\n  # File a bug\n  $ smithers issue create --title 'It breaks' --label bug\n")
  expect(text).toContain('JSON FIELDS\n  number, title, state\n')
  expect(text).not.toContain('idempotency')
})

test('an alias, and a command followed by its arguments, have the help of the command', () => {
  expect(help('gh', 'issue', 'create')).toBe(help('issue', 'create'))
  expect(help('issue', 'label', '42', 'bug')).toBe(help('issue', 'label'))
  expect(help('issue', 'label')).toContain('smithers issue label <number> <labels>... [flags]')
})

test('help for a group lists its commands', () => {
  expect(help('issue')).toMatch(/COMMANDS\n {2}issue create {2}File an issue\n {2}issue list {4}List issues\n/)
  expect(help('gh', 'issue')).toContain('gh issue create')
})

test('the whole lists every command once and none that is not for people', () => {
  expect(help().match(/issue list/g)).toHaveLength(1)
  expect(help()).not.toContain('beat')
})

test('an unknown topic is answered with a guess', () => {
  expect(help('isue')).toBe('no isue: issue')
  expect(help('issue', 'lsit')).toBe('no issue lsit: list')
})
