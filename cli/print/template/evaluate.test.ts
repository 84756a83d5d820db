import { expect, test } from 'vitest'
import type { Io } from '../../io.ts'
import { renderTemplate } from './evaluate.ts'

const io = { tty: { out: false, colour: false }, now: () => Date.parse('2026-11-22T12:00:00Z') } as Io
const value = {
  n: 7,
  title: 'A <b>',
  none: null,
  labels: ['x', 'y'],
  author: { name: 'ada' },
  at: '2026-11-20T12:00:00Z',
  rows: [
    { a: 1, b: 'one' },
    { a: 2, b: 'two' },
  ],
}
const render = (template: string): unknown => {
  const text = renderTemplate(template, value, io)
  return text.ok ? text.value : { problem: text.problem }
}

test.each([
  ['plain {} }}', 'plain {} }}'],
  ['{{.n}} {{.title}} {{.none}}|{{.author.name}}|{{.author.none.deep}}', '7 A <b> |ada|'],
  ['{{ $.n }}{{with .author}}{{.name}}{{$.n}}{{end}}', '7ada7'],
  ['{{range .labels}}[{{.}}]{{end}}', '[x][y]'],
  ['{{range $i, $l := .labels}}{{$i}}={{$l}} {{end}}', '0=x 1=y '],
  ['{{range .none}}a{{else}}b{{end}}', 'b'],
  ['{{range $k, $v := .author}}{{$k}}{{$v}}{{end}}', 'nameada'],
  ['{{if .none}}a{{else if eq .n 7}}b{{else}}c{{end}}', 'b'],
  ['{{if and .n (not .none)}}yes{{end}}', 'yes'],
  ['a {{- " b " -}} c', 'a b c'],
  ['{{/* nothing */}}x{{- /* nothing */ -}} y', 'xy'],
  ['{{$x := .n}}{{$x}}', '7'],
  ['{{.labels | join ", "}} {{len .labels}} {{index .labels 1}}', 'x, y 2 y'],
  ['{{pluck "b" .rows | join "+"}}', 'one+two'],
  ['{{printf "%05d|%-4s|%s|%.2f|%q|%%" .n "ab" .title .n "q\\"" }}', '00007|ab  |A <b>|7.00|"q\\""|%'],
  ['{{timeago .at}}, {{timefmt "02 Jan 2006 15:04" .at}}', 'about 2 days ago, 20 Nov 2026 12:00'],
  ['{{truncate 4 "abcdef"}} {{autocolor "green" "x"}}', 'abc… x'],
  ['{{range .rows}}{{tablerow .a .b}}{{end}}', '1\tone\n2\ttwo\n'],
  ['{{range .rows}}{{tablerow .a}}{{end}}-{{tablerender}}-', '-1\n2\n-'],
  ['{{`raw {{ }} \\n`}}', 'raw {{ }} \\n'],
  ['{{.author}}', '{"name":"ada"}'],
])('%s', (template, text) => {
  expect(render(template)).toBe(text)
})

test.each([
  ['{{', 'the action at position 1 is never closed'],
  ['{{if .n}}', '{{if}} has no {{end}}'],
  ['{{end}}', 'an {{end}} or {{else}} without a beginning'],
  ['{{}}', 'an empty action'],
  ['{{.n | }}', 'an empty action'],
  ['{{(.n}}', 'a ( without )'],
  ['{{.n)}}', 'a ) without ('],
  ['{{constructor}}', 'there is no function constructor'],
  ['{{$nope}}', '$nope was never set'],
  ['{{.n 1}}', 'only a function takes arguments'],
  ['{{lt .n "a"}}', 'only two numbers or two texts can be compared'],
  ['{{range .n}}{{end}}', 'range cannot go over 7'],
  ['{{timeago .n}}', '7 is not a time'],
  ['{{color "pink" "x"}}', 'there is no colour pink'],
  ['{{"open}}', 'unexpected "\\"open"'],
])('%s is refused: %s', (template, problem) => {
  expect(render(template)).toEqual({ problem })
})
