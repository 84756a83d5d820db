import type { Engine } from '../engine.ts'
import type { Entry } from './objects.ts'

/**
 * Walks a commit's tree down to a path, segment by segment, and answers undefined where it ends. Only folders are
 * walked through: a symlink in the middle leads nowhere.
 */
export async function findEntry(
  engine: Engine,
  repo: number,
  tree: string,
  segments: string[],
): Promise<Entry | undefined> {
  let entry: Entry | undefined = { mode: 'folder', id: tree }
  for (const segment of segments) {
    if (entry?.mode !== 'folder') return undefined
    const entries: Map<string, Entry> = await engine.tree(repo, entry.id)
    entry = entries.get(segment)
  }
  return entry
}
