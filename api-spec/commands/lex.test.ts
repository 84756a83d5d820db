import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lex, quote, scan } from './lex.ts'

const texts = (line: string): string[] => {
  const words = lex(line)
  if (!words.ok) throw new Error(words.problem.kind)
  return words.value.map((word) => word.text)
}

describe('lex', () => {
  test.each([
    ['', []],
    [' \t\n ', []],
    ['issue label 42 bug', ['issue', 'label', '42', 'bug']],
    [`-t 'it breaks' -b "a \\"b\\" \\c"`, ['-t', 'it breaks', '-b', 'a "b" \\c']],
    [`a''b "" ''`, ['ab', '', '']],
    [`it\\'s a\\ b \\\\`, ["it's", 'a b', '\\']],
    [`'it'\\''s'`, ["it's"]],
    ['#42 $HOME *.ts a|b ; ~', ['#42', '$HOME', '*.ts', 'a|b', ';', '~']],
    ['"line\nbreak"', ['line\nbreak']],
    ['\u00a0x', ['\u00a0x']],
  ])('reads %j as %j', (line, words) => {
    expect(texts(line)).toEqual(words)
  })

  test('an open quote is named with the place where it begins', () => {
    expect(lex(`a "b 'c'`)).toEqual({ ok: false, problem: { kind: 'unclosed-quote', quote: '"', at: 2 } })
    expect(lex(`a\\`)).toEqual({ ok: false, problem: { kind: 'dangling-escape', at: 1 } })
  })

  test('an unfinished line still gives its words', () => {
    expect(scan(`issue view 'a b`)).toMatchObject({
      words: [{ text: 'issue' }, { text: 'view' }, { text: 'a b', start: 11 }],
    })
  })

  test('any words quoted and joined are read back unchanged, with their places', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (words) => {
        const line = words.map(quote).join(' ')
        const read = lex(line)
        expect(read.ok && read.value.map((word) => word.text)).toEqual(words)
        expect(read.ok && read.value.map((word) => texts(line.slice(word.start, word.end))[0])).toEqual(words)
      }),
      { numRuns: 2000 },
    )
  })

  test('no line makes it throw, and what it refuses it refuses for a place inside the line', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '"', "'", '\\', '\n', '$', '`') }), (line) => {
        const read = lex(line)
        if (!read.ok) expect(line[read.problem.at]).toMatch(/["'\\]/)
      }),
      { numRuns: 2000 },
    )
  })
})
