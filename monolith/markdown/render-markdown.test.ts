import { parseFragment, serialize, type DefaultTreeAdapterMap } from 'parse5'
import { expect, test } from 'vitest'
import { vectors } from './fixture/vectors.ts'
import { renderMarkdown } from './render-markdown.ts'
import { schema } from './schema.ts'

const at = '/o/r/code/docs'
const render = (text: string) => renderMarkdown(text, at)

type Node = DefaultTreeAdapterMap['childNode']
type Element = DefaultTreeAdapterMap['element']

const elementsOf = (nodes: readonly Node[]): Element[] =>
  nodes.flatMap((node) => ('tagName' in node ? [node, ...elementsOf(node.childNodes)] : []))
const parsed = (html: string) => elementsOf(parseFragment(html).childNodes)
const attribute = (element: Element | undefined, name: string) => element?.attrs.find((one) => one.name === name)?.value

const ATTRIBUTES = new Set(
  'href rel id title dir align class start reversed open colspan rowspan scope type disabled checked data-footnotes data-footnote-ref data-footnote-backref aria-describedby aria-label'.split(
    ' ',
  ),
)

/** What is wrong with rendered HTML, looked at as a browser would build it. */
function faultsOf(html: string): string[] {
  return parsed(html).flatMap((element) => [
    ...(schema.tagNames?.includes(element.tagName) && element.tagName !== 'img' ? [] : [`<${element.tagName}>`]),
    ...element.attrs.flatMap(({ name, value }) => {
      if (!ATTRIBUTES.has(name)) return [`${element.tagName}[${name}]`]
      if (name === 'href' && !/^(?:https?:\/\/|mailto:|\/o\/r(?:\/|$)|#user-content-)/.test(value))
        return [`href ${value}`]
      if (name === 'id' && !value.startsWith('user-content-')) return [`id ${value}`]
      return name === 'type' && value !== 'checkbox' ? [`type ${value}`] : []
    }),
  ])
}

test.each(vectors.map((vector) => [vector]))('lets nothing harmful through: %j', (vector) => {
  const html = render(vector)
  expect(faultsOf(html)).toEqual([])
  expect(serialize(parseFragment(serialize(parseFragment(html))))).toBe(serialize(parseFragment(html)))
})

test('lets nothing harmful through when one text holds every vector, in a list, a quote, a table and a heading', () => {
  expect(faultsOf(render(vectors.join('\n\n')))).toEqual([])
  for (const vector of vectors) {
    const line = vector.replaceAll('\n', ' ')
    for (const frame of [
      `- ${line}`,
      `> ${line}`,
      `| a |\n|---|\n| ${line} |`,
      `# ${line}`,
      `**${line}**`,
      `[${line}](x)`,
      `<div>\n\n${vector}\n\n</div>`,
    ])
      expect(faultsOf(render(frame))).toEqual([])
  }
})

test('renders what GitHub renders: tables, tasks, strikes, footnotes, bare links, a language', () => {
  const html = render(
    '|a|b|\n|:-|-:|\n|1|2|\n\n- [x] done\n- [ ] not\n\n~~gone~~ www.example.com [^1]\n\n```c++ {1}\nint a;\n```\n\n[^1]: Why.',
  )
  expect(html).toContain('<th align="left">a</th>')
  expect(html).toContain('<input type="checkbox" checked disabled>')
  expect(html).toContain('<del>gone</del>')
  expect(html).toContain('href="http://www.example.com/"')
  expect(html).toContain('<code class="language-c++">')
  const [reference] = parsed(html).filter((one) => attribute(one, 'data-footnote-ref') !== undefined)
  const target = attribute(reference, 'href')?.slice(1)
  expect(parsed(html).some((one) => attribute(one, 'id') === target)).toBe(true)
})

test('keeps the harmless part of raw HTML', () => {
  const html = render(
    '<details><summary>More</summary>\n\n**in**\n\n</details> <kbd>Ctrl</kbd> H<sub>2</sub>O <p align="center">x</p>',
  )
  expect(html).toContain('<details><summary>More</summary>')
  expect(html).toContain('<strong>in</strong>')
  expect(html).toContain('<kbd>Ctrl</kbd> H<sub>2</sub>O')
  expect(html).toContain('<p align="center">')
})

test('resolves links inside the repository and never out of it', () => {
  const link = (href: string, base = at) => attribute(parsed(renderMarkdown(`[x](${href})`, base))[1], 'href')
  expect(link('guide.md')).toBe('/o/r/code/docs/guide.md')
  expect(link('./a%20b.md#Part?')).toBe('/o/r/code/docs/a%20b.md#Part?')
  expect(link('../src/x.ts')).toBe('/o/r/code/src/x.ts')
  expect(link('/src/x.ts')).toBe('/o/r/code/src/x.ts')
  expect(link('/src/x.ts', '/o/r/issues')).toBe('/o/r/code/src/x.ts')
  expect(link('#Some-Part')).toBe('#user-content-Some-Part')
  expect(link('../../../../admin')).toBeUndefined()
  expect(link('/../../../api')).toBeUndefined()
  expect(link('?q=1')).toBe('/o/r/code/docs/?q=1')
  expect(link('mailto:a@b.example')).toBe('mailto:a@b.example')
  expect(link('guide.md', '/o/r/code')).toBe('/o/r/code/guide.md')
})

test('marks links to elsewhere and only those', () => {
  const html = render('[x](https://a.example) [y](b.md) <a href="//c.example" rel="opener">z</a>')
  const rels = parsed(html)
    .filter((one) => one.tagName === 'a')
    .map((one) => attribute(one, 'rel'))
  expect(rels).toEqual(['noopener noreferrer nofollow', undefined, 'noopener noreferrer nofollow'])
})

test('turns pictures into links, and a picture inside a link into its text', () => {
  expect(render('![A cat](https://x.example/cat.png)')).toContain(
    '<a href="https://x.example/cat.png" rel="noopener noreferrer nofollow">A cat</a>',
  )
  expect(render('![](shot.png)')).toContain('<a href="/o/r/code/docs/shot.png">picture</a>')
  expect(render('[![build](https://x.example/b.svg)](https://ci.example)')).toContain('>build</a>')
})

test('links #12 to its issue, but not in code, links, words and addresses', () => {
  const links = (text: string) =>
    parsed(render(text))
      .filter((one) => attribute(one, 'href')?.startsWith('/o/r/issues/'))
      .map((one) => attribute(one, 'href'))
  expect(links('see #12, (#3) and #4.')).toEqual(['/o/r/issues/12', '/o/r/issues/3', '/o/r/issues/4'])
  expect(links('`#1` [#2](x) a#3 #04 #5th &#35;x owner/repo#6 https://x.example/#7 ##8\n\n    #9')).toEqual([])
})

test('names headings after their text, each once, under a prefix', () => {
  const ids = parsed(render('# Hello *World*!\n# Hello World\n## Öl & Gas\n# 日本\n# !!!'))
    .filter((one) => /^h\d$/.test(one.tagName))
    .map((one) => attribute(one, 'id'))
  expect(ids).toEqual([
    'user-content-hello-world',
    'user-content-hello-world-1',
    'user-content-öl--gas',
    'user-content-日本',
    undefined,
  ])
})

test.each([
  ['quotes', '>'.repeat(5_000)],
  ['spaced quotes', '> '.repeat(5_000)],
  ['lists', '- '.repeat(5_000)],
  ['numbers', '1. '.repeat(5_000)],
  ['indented lists', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n')],
  ['elements', '<div>'.repeat(20_000)],
  ['unknown elements', '<x>'.repeat(20_000)],
  ['formats', '<b>'.repeat(5_000) + '<p>'.repeat(5_000)],
  ['length', 'a '.repeat(200_000)],
])('shows hostile nesting of %s as it was written', (_, text) => {
  const html = render(text)
  expect(html.startsWith('<pre>')).toBe(true)
  expect(faultsOf(html)).toEqual([])
  expect(html.length).toBeLessThan(5 * 256 * 1024)
})

test('does not take prose about generics, long logs or deep code for hostile nesting', () => {
  expect(render('A `Vec<T>` and an Array<string>. '.repeat(300))).not.toMatch(/^<pre>/)
  expect(render(`\`\`\`html\n${'<div>'.repeat(50)}\n\`\`\``)).toContain('language-html')
  expect(render(`text\n\n\`\`\`\n${'| a '.repeat(200)}\n\`\`\``)).not.toMatch(/^<pre>\w/)
})

test('survives any base and an empty text', () => {
  expect(render('')).toBe('')
  for (const base of ['', '/', '//evil.example', '/o', 'https://evil.example/x/y'])
    expect(
      faultsOf(renderMarkdown('[x](y) [z](/a) ![p](q)', base)).filter((fault) => !fault.startsWith('href /')),
    ).toEqual([])
})
