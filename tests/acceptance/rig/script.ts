/**
 * Stories of the whole program, as text. A script is a comment, then commands with what they must print, then the files they use:
 *
 *     # What the story is about.
 *     $ smithers issue view 7 --json title     a command; words and quotes as in a shell, NAME=value before it
 *     {"title":"…"}                            stdout, to the byte; `…` stands for any text within the line
 *     ! No such issue: …                       stderr
 *     ? 1                                      the exit code, 0 when not said
 *     $ eventually smithers suggestion list    run again until it prints this: for what the hub does by itself
 *     -- body.md --                            from here on a file
 */
import { lex } from '@smithers/api-spec/commands/lex'

export type Step = {
  line: number
  words: string[]
  env: Record<string, string>
  out: string[]
  err: string[]
  code: number
  stdin?: string
  eventually: boolean
}

export type Script = { about: string; only?: 'local' | 'remote'; steps: Step[]; files: Record<string, string> }

export function parseScript(text: string): Script {
  const script: Script = { about: '', steps: [], files: {} }
  let file: string | undefined
  for (const [index, line] of text.replace(/\n$/, '').split('\n').entries()) {
    const named = /^-- (\S+) --$/.exec(line)?.[1]
    if (named !== undefined) {
      // The empty line before the next file is not of this one.
      if (file !== undefined) script.files[file] = script.files[file]!.replace(/\n\n$/, '\n')
      script.files[(file = named)] = ''
    } else if (file !== undefined) script.files[file] += `${line}\n`
    else readLine(script, line, index + 1)
  }
  return script
}

function readLine(script: Script, line: string, number: number): void {
  const step = script.steps.at(-1)
  const mode = /^# only: (local|remote)$/.exec(line)?.[1]
  if (mode !== undefined) script.only = mode as 'local' | 'remote'
  else if (line.startsWith('$ ')) script.steps.push(readCommand(line.slice(2), number))
  else if (!step) script.about += line.replace(/^# ?/, '')
  else if (line.startsWith('! ')) step.err.push(line.slice(2))
  else if (line.startsWith('? ')) step.code = Number(line.slice(2))
  else if (line !== '' || step.out.length > 0) step.out.push(line)
}

function readCommand(line: string, number: number): Step {
  const read = lex(line)
  if (!read.ok) throw new Error(`line ${number}: ${read.problem.kind}`)
  const all = read.value.map(({ text }) => text)
  const first = all.indexOf('smithers')
  if (first < 0) throw new Error(`line ${number}: no smithers in it`)
  const before = all.slice(0, first)
  const env = Object.fromEntries(
    before.filter((word) => word.includes('=')).map((word) => word.split(/=(.*)/s).slice(0, 2)),
  )
  const words = all.slice(first + 1)
  const from = words.indexOf('<')
  const stdin = from < 0 ? undefined : words.splice(from, 2)[1]
  return {
    line: number,
    words,
    env,
    out: [],
    err: [],
    code: 0,
    eventually: before.includes('eventually'),
    ...(stdin === undefined ? {} : { stdin }),
  }
}

/** The expected lines with each `…` of a real line put in, so that a difference is shown as one; empty lines at the end do not count. */
export function likened(expected: readonly string[], real: string): string {
  const lines = real.replace(/\n$/, '').split('\n')
  const wanted = expected.join('\n').replace(/\n+$/, '').split('\n')
  return wanted.map((line, index) => (matches(line, lines[index] ?? '') ? (lines[index] ?? '') : line)).join('\n')
}

function matches(pattern: string, line: string): boolean {
  const parts = pattern.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 's').test(line)
}
