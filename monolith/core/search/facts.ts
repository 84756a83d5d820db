/** Something exact that an issue names; two issues that name the same one are likely about the same thing. */
export type Fact = { kind: 'message' | 'code' | 'frame' | 'file' | 'name' | 'version'; text: string }

const LONGEST = 6_000
const MOST = 60

// Each pattern runs in linear time: no quantifier stands inside another, and every run is bounded.
const KINDS: readonly (readonly [Fact['kind'], RegExp])[] = [
  [
    'code',
    /\b(?:[A-Z]{1,6}-?\d{3,6}|E[A-Z]{4,20}|ERR_[A-Z_]{3,60}|0x[0-9a-fA-F]{6,16}|[A-Z][A-Za-z]{2,40}(?:Error|Exception))\b/g,
  ],
  ['frame', /^[ \t]{0,20}at [^\n]{3,200}$/gm],
  ['frame', /\bFile "[^"\n]{1,200}", line \d{1,7}, in [\w.<>]{1,80}/g],
  [
    'file',
    /\b[\w-]{2,60}\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|kt|c|h|cc|cpp|hpp|cs|css|html?|json|ya?ml|toml|sh|md|vue|svelte|astro|zig|proto)\b/g,
  ],
  ['name', /`[^`\n]{2,80}`/g],
  ['name', /\b[a-z]{2,30}[A-Z][A-Za-z0-9]{2,40}\b/g],
  ['name', /\b[A-Za-z]{2,40}_[A-Za-z0-9_]{2,60}\b/g],
  ['version', /\bv?\d{1,4}\.\d{1,4}\.\d{1,6}\b/g],
]
const MESSAGE = /^.{0,60}\b(?:error|exception|failed|fatal|panic|cannot|assertion)\b.{3,200}$/gim

/** The facts a text names, without repeats, by where they can be told apart from prose. Looks at its beginning only. */
export function factsOf(text: string): Fact[] {
  const looked = text.slice(0, LONGEST)
  const found = new Map<string, Fact>()
  const add = (kind: Fact['kind'], raw: string) => {
    const text = tidy(kind, raw)
    if (text.length >= 3 && found.size < MOST) found.set(`${kind} ${text}`, { kind, text })
  }
  for (const [kind, pattern] of KINDS) for (const hit of looked.match(pattern) ?? []) add(kind, hit)
  for (const hit of looked.match(MESSAGE) ?? []) if (/[:'"`]/.test(hit)) add('message', hit)
  return [...found.values()]
}

/** What differs between two sightings of the same thing (line numbers, addresses, folders) is left out. */
function tidy(kind: Fact['kind'], raw: string): string {
  const bare = raw.replaceAll('`', '').trim()
  if (kind === 'version') return bare.replace(/^v/, '')
  if (kind === 'file') return bare.toLowerCase()
  if (kind === 'code' || kind === 'name') return bare
  return bare
    .replace(/(?:[A-Za-z][\w+.-]{0,40}:)?[\w.@~-]*[\\/][^\s'")]*[\\/]/g, '')
    .replace(/^at\s+/, '')
    .replace(/(?::\d+)+/g, '')
    .replace(/0x[0-9a-fA-F]+|\d+/g, '#')
    .replace(/\s+/g, ' ')
    .slice(0, 120)
}
