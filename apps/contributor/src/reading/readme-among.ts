import type { TreeEntry } from '@smithers/api-spec/client/model/treeEntry'

const endings = ['.md', '.markdown', '', '.txt', '.rst', '.adoc', '.org']

/** The README of a folder: Markdown before plain text, whatever its case. */
export function readmeAmong(entries: readonly Pick<TreeEntry, 'name' | 'path' | 'kind'>[]): string | undefined {
  for (const ending of endings) {
    const found = entries.find((entry) => entry.kind === 'file' && entry.name.toLowerCase() === `readme${ending}`)
    if (found) return found.path
  }
  return undefined
}
