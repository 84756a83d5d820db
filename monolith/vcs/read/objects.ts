import type { Person } from '@smithers/core/ports/vcs'

export type Entry = { mode: 'file' | 'executable' | 'symlink' | 'folder' | 'submodule'; id: string; size?: number }
export type Commit = {
  tree: string
  parents: string[]
  author: Person
  committer: Person
  changeId: string | null
  conflicted: boolean
  description: string
}

/** Bytes of a description that are kept. */
const LONGEST_DESCRIPTION = 256 * 1024

const MODES: Record<string, Entry['mode']> = {
  '40000': 'folder',
  '040000': 'folder',
  '120000': 'symlink',
  '160000': 'submodule',
}

/**
 * Reads a raw git tree: `<octal mode> <name>\0<20 bytes>` repeated. Names that are not UTF-8 are read with U+FFFD in the
 * place of what is not; names that can be no path segment (git forbids them, a hostile pack may hold them) are left out.
 */
export function parseTree(raw: Buffer): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  let at = 0
  while (at < raw.length) {
    const space = raw.indexOf(32, at)
    const nul = raw.indexOf(0, space)
    if (space < 0 || nul < 0 || nul + 21 > raw.length) break
    const name = raw.toString('utf8', space + 1, nul)
    const octal = raw.toString('latin1', at, space)
    const mode = MODES[octal] ?? (Number.parseInt(octal, 8) & 0o100 ? 'executable' : 'file')
    if (isSegment(name) && !entries.has(name)) entries.set(name, { mode, id: raw.toString('hex', nul + 1, nul + 21) })
    at = nul + 21
  }
  return entries
}

const isSegment = (name: string) => name !== '' && name !== '.' && name !== '..' && !name.includes('/')

/** Reads a raw commit; a field it cannot make sense of becomes empty, since imported history may hold anything. */
export function parseCommit(raw: Buffer): Commit {
  const gap = raw.indexOf('\n\n')
  const head = gap < 0 ? raw : raw.subarray(0, gap)
  const lines = head.toString('latin1').split('\n')
  const decode = decoder(valueOf(lines, 'encoding'))
  const text = (value: string) => decode(Buffer.from(value, 'latin1'))
  return {
    tree: valueOf(lines, 'tree') ?? '',
    parents: lines.filter((line) => line.startsWith('parent ')).map((line) => line.slice(7)),
    author: parsePerson(text(valueOf(lines, 'author') ?? '')),
    committer: parsePerson(text(valueOf(lines, 'committer') ?? '')),
    changeId: readChangeId(valueOf(lines, 'change-id')),
    conflicted: valueOf(lines, 'jj:trees') !== undefined,
    description: gap < 0 ? '' : decode(raw.subarray(gap + 2, gap + 2 + LONGEST_DESCRIPTION)).trimEnd(),
  }
}

const valueOf = (lines: string[], key: string) =>
  lines.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1)

const readChangeId = (value: string | undefined) => (value && /^[k-z]{32}$/.test(value) ? value : null)

function decoder(encoding: string | undefined): (bytes: Buffer) => string {
  if (encoding === undefined || /^utf-?8$/i.test(encoding)) return (bytes) => bytes.toString('utf8')
  try {
    const reader = new TextDecoder(encoding)
    return (bytes) => reader.decode(bytes)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return (bytes) => bytes.toString('latin1') // an encoding nobody knows: every byte is at least something
  }
}

/** Reads `Name <email> <seconds> <±hhmm>`. */
function parsePerson(line: string): Person {
  const parts = /^(.*?) ?<([^>]*)>(?: (-?\d+)(?: ([+-]\d{4}))?)?/s.exec(line)
  return { name: parts?.[1] ?? line, email: parts?.[2] ?? '', at: writeTime(Number(parts?.[3] ?? 0), parts?.[4] ?? '') }
}

/** RFC 3339 at the person's own offset; a moment outside years 0–9999 becomes 1970, an offset past a day is dropped. */
function writeTime(seconds: number, zone: string): string {
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(3))
  const known = hours < 24 && minutes < 60 && hours + minutes > 0
  const offset = known ? (hours * 60 + minutes) * (zone.startsWith('-') ? -60 : 60) : 0
  const local = seconds + offset
  const sane = local >= -62_167_219_200 && local <= 253_402_300_799
  if (!sane) return '1970-01-01T00:00:00Z'
  return new Date(local * 1000).toISOString().slice(0, 19) + (known ? `${zone.slice(0, 3)}:${zone.slice(3)}` : 'Z')
}

/**
 * The change id jj gives a commit that carries none: bytes 4–19 of its id backwards, each with its bits backwards,
 * written in jj's digits z–k (jj's git backend, `synthetic change id`).
 */
export function derivedChangeId(commitId: string): string {
  const bytes = [...Buffer.from(commitId, 'hex').subarray(4, 20)].toReversed()
  let id = ''
  for (const byte of bytes) {
    let turned = 0
    for (let bit = 0; bit < 8; bit += 1) turned |= ((byte >> bit) & 1) << (7 - bit)
    id += digit(turned >> 4) + digit(turned & 15)
  }
  return id
}

const digit = (value: number) => String.fromCharCode('z'.charCodeAt(0) - value)
