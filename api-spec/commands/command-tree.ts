import type { Catalogue, Operation } from './catalogue.ts'

/** A word of the command language: the words that may follow, and the operation when the command may end here. */
export type CommandNode = { words: Map<string, CommandNode>; operation?: Operation; alias?: true }

const grown = new WeakMap<Catalogue, CommandNode>()

/** Every command and alias of the catalogue as a tree of words; built once per catalogue. */
export const commandTree = (catalogue: Catalogue): CommandNode => {
  const known = grown.get(catalogue)
  if (known) return known
  const root: CommandNode = { words: new Map() }
  for (const operation of catalogue.operations) {
    if (operation.command !== '') plant(root, operation.command, operation, false)
  }
  for (const operation of catalogue.operations) {
    for (const alias of operation.aliases) plant(root, alias, operation, true)
  }
  grown.set(catalogue, root)
  return root
}

const plant = (root: CommandNode, path: string, operation: Operation, alias: boolean): void => {
  let node = root
  for (const word of path.split(' ')) {
    let next = node.words.get(word)
    if (!next) {
      next = { words: new Map(), ...(alias ? { alias: true as const } : {}) }
      node.words.set(word, next)
    }
    node = next
  }
  // A command is never shadowed by another one's alias.
  node.operation ??= operation
}

/** The words that may follow, without aliases unless they are asked for. */
export const nextWords = (node: CommandNode, aliases = false): string[] =>
  [...node.words].filter(([, next]) => aliases || !next.alias).map(([word]) => word)
