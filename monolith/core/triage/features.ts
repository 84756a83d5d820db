import { stemsOf } from '../search/words.ts'

/**
 * What a label may depend on, in three groups that weigh alike whatever their size: the title's words, all words and pairs
 * of words, and how the text is built. Names, each begun by its group's, with how often each occurs.
 */
export type Features = { title: Counts; text: Counts; build: Counts }
export type Counts = ReadonlyMap<string, number>

const LONGEST_BODY = 4_000
const CODE = /^[ \t]{0,3}(?:```|~~~)[\s\S]*?(?:^[ \t]{0,3}(?:```|~~~)|$(?![\s\S]))/gm
const HEADING = /^[ \t]{0,3}(?:#{1,6}[ \t]{1,5}(.{1,80})|\*\*([^*\n]{1,80})\*\*:?)[ \t]*$/gm
const BUILD: readonly (readonly [string, RegExp])[] = [
  ['code', /^[ \t]{0,3}(?:```|~~~)/m],
  ['stack', /^[ \t]{0,20}at [^\n]{1,200}:\d|File "[^"\n]{1,200}", line \d|Traceback \(most recent/m],
  ['error', /\b(?:error|exception|crash(?:es|ed)?|panic|segfault|fails?|failed|failure)\b/i],
  ['steps', /\bsteps to reproduce\b|\breproduc/i],
  ['expected', /\b(?:expected|actual) (?:behaviou?r|result|output)\b/i],
  ['wish', /\bwould be (?:nice|great|useful|helpful)|feature request|it'd be|please add|add support|proposal|suggest/i],
  [
    'how',
    /\b(?:how (?:do|can|to|should|does)|is (?:it|there|this)|what (?:is|does)|why (?:does|is)|can (?:i|you|we))\b/i,
  ],
  ['version', /\bv?\d{1,5}\.\d{1,5}/],
  ['link', /\bhttps?:\/\//],
  ['image', /!\[[^\]\n]{0,200}\]\(|<img\b/i],
  ['checklist', /^[ \t]{0,9}[-*] \[[ x]\]/im],
]

export function featuresOf(title: string, body: string): Features {
  const beginning = body.slice(0, LONGEST_BODY)
  const said = beginning.replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
  const prose = said.replace(CODE, ' ')
  const titleStems = stemsOf(title)
  const first = titleStems[0] === undefined ? [] : [`^ ${titleStems[0]}`]
  return {
    title: counted('title', [...pairsOf(titleStems), ...first]),
    text: counted('text', [...pairsOf(stemsOf(prose)), ...titleStems]),
    build: counted('build', [...buildOf(title, said), ...headingsOf(beginning)]),
  }
}

function buildOf(title: string, said: string): string[] {
  const has = BUILD.flatMap(([name, pattern]) => [
    ...(pattern.test(title) ? [`title has ${name}`] : []),
    ...(pattern.test(said) ? [`body has ${name}`] : []),
  ])
  const asks = [...(title.includes('?') ? ['title asks'] : []), ...(said.includes('?') ? ['body asks'] : [])]
  return [...has, ...asks, `length ${Math.min(6, Math.floor(Math.log2(1 + said.length / 60)))}`]
}

/** A repository's issue templates tell kinds apart by their headings. */
function headingsOf(text: string): string[] {
  return Array.from(text.matchAll(HEADING), (found) => `heading ${(found[1] ?? found[2] ?? '').trim().toLowerCase()}`)
}

function pairsOf(stems: readonly string[]): string[] {
  return stems.flatMap((stem, at) => (at === 0 ? [stem] : [stem, `${stems[at - 1]} ${stem}`]))
}

function counted(group: keyof Features, names: readonly string[]): Counts {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(`${group} ${name}`, (counts.get(`${group} ${name}`) ?? 0) + 1)
  return counts
}
