/** Completion in the shells that are installed, asked as a person's tab key asks. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const program = join(import.meta.dirname, '../../cli/bin/smithers.mjs')
let bin: string

beforeAll(() => {
  bin = mkdtempSync(join(tmpdir(), 'smithers-bin-'))
  symlinkSync(program, join(bin, 'smithers'))
  symlinkSync(process.execPath, join(bin, 'node'))
})
afterAll(() => rmSync(bin, { recursive: true, force: true }))

function run(shell: string, script: string, extra: readonly string[] = []): string {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
  const ran = spawnSync(shell, [...extra, '-c', script], { encoding: 'utf8', env })
  expect(ran.stderr).toBe('')
  return ran.stdout.trim()
}

const has = (shell: string): boolean => spawnSync(shell, ['--version']).error === undefined

describe.skipIf(!has('bash'))('bash', () => {
  const complete = (...words: string[]): string =>
    run(
      'bash',
      `eval "$(smithers completion bash)"; COMP_WORDS=(smithers ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _smithers; printf '%s\\n' "\${COMPREPLY[@]}"`,
      ['--norc'],
    )
  test('commands, flags and values are completed', () => {
    expect(complete('iss')).toBe('issue')
    expect(complete('issue', 're')).toBe('reopen')
    expect(complete('issue', 'list', '--sta')).toBe('--state')
    expect(complete('issue', 'list', '--state', '=', 'c')).toBe('closed')
    expect(complete('issue', 'list', '-s', '').split('\n')).toEqual(['open', 'closed', 'all'])
  })
})

describe.skipIf(!has('fish'))('fish', () => {
  test('commands are completed with what they do', () => {
    expect(run('fish', 'smithers completion fish | source; complete -C "smithers issue reo"', ['--no-config'])).toMatch(
      /^reopen\t/,
    )
  })
})
