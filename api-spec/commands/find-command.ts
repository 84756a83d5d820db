import type { Catalogue, Operation } from './catalogue.ts'
import { commandTree, nextWords, type CommandNode } from './command-tree.ts'
import type { ParseProblem } from './parse-problem.ts'
import { readFlag, type Flags, type Seen } from './read-flag.ts'
import { no, ok, type Result } from './result.ts'
import { suggest } from './suggest.ts'

/** Where the command ends and its arguments begin; `seen` are the flags that stood before or between its words. */
export type Found = { operation: Operation; path: readonly string[]; rest: number; seen: Seen[] }

/** The words are a request for help on `path`. */
export type HelpAsked = { help: readonly string[]; seen: Seen[] }

/**
 * Walks the longest command that the words spell. Only global flags may stand between them.
 */
export const findCommand = (
  words: readonly string[],
  catalogue: Catalogue,
  globals: Flags,
): Result<Found | HelpAsked, ParseProblem> => {
  const root = commandTree(catalogue)
  let node = root
  const path: string[] = []
  const seen: Seen[] = []
  let index = 0
  while (index < words.length) {
    const word = words[index]!
    if (word.startsWith('-') && word.length > 1) {
      // Behind a whole command a flag belongs to the command, which may have taken a global letter for a field.
      if (word === '--' || node.operation) break
      const read = readFlag(words, index, globals)
      if (!read.ok) return read
      seen.push(...read.value.seen)
      index = read.value.next
      continue
    }
    if (word === 'help' && path.length === 0)
      return ok({ help: words.slice(index + 1).filter((name) => !name.startsWith('-')), seen })
    const next = node.words.get(word)
    if (!next) break
    path.push(word)
    node = next
    index += 1
  }
  if (seen.some((flag) => flag.name === 'help')) return ok({ help: path, seen })
  if (node.operation) return ok({ operation: node.operation, path, rest: index, seen })
  return no(notACommand(root, node, path, words, index))
}

const notACommand = (
  root: CommandNode,
  node: CommandNode,
  path: readonly string[],
  words: readonly string[],
  index: number,
): ParseProblem => {
  const typed = words[index]
  if (typed === undefined || typed === '--') {
    return node === root ? { kind: 'empty' } : { kind: 'group', path, commands: nextWords(node, true) }
  }
  const suggestions = suggest(typed, nextWords(node, path[0] === 'gh'))
  return { kind: 'unknown-command', path, typed, word: index, suggestions }
}
