/** One line of a unified diff. `from` and `to` are its numbers in the old and the new file, from 1. */
export type DiffLine =
  | { kind: 'same'; from: number; to: number; text: string }
  | { kind: 'gone'; from: number; text: string }
  | { kind: 'new'; to: number; text: string }
  | { kind: 'note'; text: string }

export type Hunk = { header: string; lines: DiffLine[] }

/**
 * Reads the hunks of a unified diff of one file, as in the `patch` member of a change's files.
 * Lines before the first `@@` (file headers) are passed over; a malformed line ends its hunk rather than the reading.
 */
export function parseHunks(patch: string): Hunk[] {
  const hunks: Hunk[] = []
  let hunk: Hunk | undefined
  let from = 0
  let to = 0
  for (const line of patch.split('\n')) {
    const head = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@(.*)$/.exec(line)
    if (head) {
      hunk = { header: (head[3] ?? '').trim(), lines: [] }
      from = Number(head[1])
      to = Number(head[2])
      hunks.push(hunk)
      continue
    }
    if (!hunk) continue
    const text = line.slice(1)
    if (line.startsWith('+')) hunk.lines.push({ kind: 'new', to: to++, text })
    else if (line.startsWith('-')) hunk.lines.push({ kind: 'gone', from: from++, text })
    else if (line.startsWith(' ')) hunk.lines.push({ kind: 'same', from: from++, to: to++, text })
    else if (line.startsWith('\\')) hunk.lines.push({ kind: 'note', text: text.trim() })
    else hunk = undefined
  }
  return hunks
}
