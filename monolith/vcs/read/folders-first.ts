import type { TreeEntry } from '@smithers/core/ports/vcs'

/** The order of a folder's listing: folders, then everything else, each by the code units of its name. */
export function foldersFirst(a: TreeEntry, b: TreeEntry): number {
  const rank = Number(b.kind === 'folder') - Number(a.kind === 'folder')
  return rank !== 0 ? rank : a.name < b.name ? -1 : 1
}
