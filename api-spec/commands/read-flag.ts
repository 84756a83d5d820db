import type { Flag } from './flags.ts'
import type { ParseProblem } from './parse-problem.ts'
import { no, ok, type Result } from './result.ts'
import { suggest } from './suggest.ts'

/** The flags that count at one place of a line, by long name and by letter. */
export type Flags = { long: ReadonlyMap<string, Flag>; short: ReadonlyMap<string, Flag> }

/** A flag that was given. `value` is `true` when none came with it, `false` for `--no-flag`. */
export type Seen = { name: string; value: string | boolean; word: number; written: string }

/** Earlier flags win a name or a letter. */
export const flagsOf = (...sets: readonly (readonly Flag[])[]): Flags => {
  const long = new Map<string, Flag>()
  const short = new Map<string, Flag>()
  for (const flag of sets.flat()) {
    if (!long.has(flag.name)) long.set(flag.name, flag)
    if (flag.short !== undefined && !short.has(flag.short)) short.set(flag.short, flag)
  }
  return { long, short }
}

type Read = Result<{ seen: Seen[]; next: number }, ParseProblem>

/**
 * Reads the flags of the word at `words[index]`, by pflag's rules: `--name value`, `--name=value`, `-n value`, `-nvalue`, `-n=value`;
 * a value may begin with a dash; `--no-name` is false; letters of flags without values may share one dash. `next` is always greater
 * than `index`: where to go on.
 */
export const readFlag = (words: readonly string[], index: number, flags: Flags): Read => {
  const word = words[index]!
  return word.startsWith('--') ? readLong(words, index, flags, word) : readLetters(words, index, flags, word)
}

const readLong = (words: readonly string[], index: number, flags: Flags, word: string): Read => {
  const equals = word.indexOf('=')
  const name = equals < 0 ? word.slice(2) : word.slice(2, equals)
  const inline = equals < 0 ? undefined : word.slice(equals + 1)
  const flag = flags.long.get(name)
  if (flag) return withValue(flag, `--${name}`, inline, words, index)
  const negated = name.startsWith('no-') ? flags.long.get(name.slice(3)) : undefined
  if (negated?.takes === 'nothing') {
    if (inline !== undefined) return no({ kind: 'unwanted-value', flag: `--${name}`, word: index })
    return ok({ seen: [{ name: negated.name, value: false, word: index, written: `--${name}` }], next: index + 1 })
  }
  return no({
    kind: 'unknown-flag',
    typed: `--${name}`,
    word: index,
    suggestions: suggest(name, flags.long.keys()).map((near) => `--${near}`),
  })
}

const readLetters = (words: readonly string[], index: number, flags: Flags, word: string): Read => {
  const seen: Seen[] = []
  for (let at = 1; at < word.length; at += 1) {
    const written = `-${word[at]!}`
    const flag = flags.short.get(word[at]!)
    if (!flag) return no({ kind: 'unknown-flag', typed: written, word: index, suggestions: [] })
    const rest = word.slice(at + 1)
    if (flag.takes === 'nothing' && rest !== '' && !rest.startsWith('=')) {
      seen.push({ name: flag.name, value: true, word: index, written })
      continue
    }
    const last = withValue(flag, written, rest === '' ? undefined : rest.replace(/^=/, ''), words, index)
    return last.ok ? ok({ seen: [...seen, ...last.value.seen], next: last.value.next }) : last
  }
  return ok({ seen, next: index + 1 })
}

const withValue = (
  flag: Flag,
  written: string,
  inline: string | undefined,
  words: readonly string[],
  index: number,
): Read => {
  const found = (value: string | boolean, next: number): Read =>
    ok({ seen: [{ name: flag.name, value, word: index, written }], next })
  const following = words[index + 1]
  if (flag.takes === 'nothing') {
    if (inline === undefined || inline === 'true') return found(true, index + 1)
    if (inline === 'false') return found(false, index + 1)
    return no({ kind: 'unwanted-value', flag: written, word: index })
  }
  if (inline !== undefined) return found(inline, index + 1)
  if (flag.takes === 'optional-value') {
    return following === undefined || following.startsWith('-') ? found(true, index + 1) : found(following, index + 2)
  }
  if (following === undefined) return no({ kind: 'missing-value', flag: written, word: index })
  return found(following, index + 2)
}
