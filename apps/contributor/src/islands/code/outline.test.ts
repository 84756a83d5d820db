import { expect, test } from 'vitest'
import { outlineOf } from './outline.ts'

const told = (path: string, text: string) =>
  outlineOf(path, text).map(({ name, line, depth }) => `${line} ${'·'.repeat(depth)}${name}`)

test('a script tells its functions, classes, types and constants', () => {
  const text = [
    "import { a } from 'b'",
    'export type Shape = { a: 1 }',
    'const most = 3',
    'export default async function run() {',
    '  const inside = 1',
    '  function within() {}',
    '        function tooDeep() {}',
    '}',
    'export abstract class Room<T> {',
  ].join('\n')
  expect(told('src/a.ts', text)).toEqual(['2 Shape', '3 most', '4 run', '6 ·within', '9 Room'])
})

test.each([
  ['a.py', 'class A:\n    def b(self):\n        pass\nasync def c():', ['1 A', '2 ·b', '4 c']],
  ['a.go', 'type T struct {\nfunc (t *T) Run() {\nfunc main() {', ['1 T', '2 Run', '3 main']],
  ['a.rs', 'pub(crate) struct S;\nimpl S {\n    pub async fn go() {}', ['1 S', '2 impl S', '3 ·go']],
  ['a.c', 'int main(int n)\n{\n  if (x) {\nreturn f(x)\nstruct a {\nint g(void);', ['1 main', '5 a']],
  ['a.zig', 'pub fn main() void {\nconst std = 1;', ['1 main', '2 std']],
] as const)('%s is read by its own shapes', (path, text, lines) => expect(told(path, text)).toEqual(lines))

test.each(['LICENSE', 'README.md', 'a.unknown', 'a', ''])('%j has no outline', (path) =>
  expect(outlineOf(path, 'def a')).toEqual([]),
)

test('a line that a machine wrote is passed over', () => {
  const long = `const a = ${'a '.repeat(100_000)}`
  expect(told('a.ts', `${long}\nconst b = 1`)).toEqual(['2 b'])
  expect(told('a.c', 'a '.repeat(100_000))).toEqual([])
})
