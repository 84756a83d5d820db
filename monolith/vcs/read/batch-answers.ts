/** One object as `git cat-file` names it. `body` is there for a `contents` request alone. */
export type GitObject = { id: string; type: string; size: number; body: Buffer | null }
export type Ask = 'info' | 'contents'

const NEWLINE = 10

/**
 * Cuts the byte stream of `git cat-file --batch-command` into answers: `<id> <type> <size>`, for `contents` followed by
 * that many bytes and a newline, or `<id> missing`. `expects` says what the next answer was asked with. Contents of
 * more than `largest` bytes are let go by: their answer has no body.
 */
export function createAnswers(
  expects: () => Ask | undefined,
  onAnswer: (found: GitObject | null) => void,
  largest: number,
) {
  let head: Buffer[] = []
  let found: GitObject | null = null
  let body: Buffer | null = null
  let filled = 0
  let skipped = 0

  const takeHead = (line: string) => {
    const [id = '', type = '', size = ''] = line.split(' ')
    if (type === 'missing') return onAnswer(null)
    found = { id, type, size: Number(size), body: null }
    if (!Number.isSafeInteger(found.size)) throw new Error(`git cat-file answered «${line.slice(0, 200)}»`)
    if (expects() === 'contents' && found.size > largest) skipped = found.size + 1
    if (expects() === 'info' || skipped > 0) return onAnswer(found)
    body = Buffer.allocUnsafe(found.size)
    filled = 0
  }

  return (chunk: Buffer) => {
    let at = 0
    while (at < chunk.length) {
      if (skipped > 0) {
        const part = Math.min(skipped, chunk.length - at)
        skipped -= part
        at += part
        continue
      }
      if (body && found) {
        const part = chunk.copy(body, filled, at, Math.min(chunk.length, at + body.length - filled))
        filled += part
        at += part
        if (filled < body.length || at === chunk.length) continue
        at += 1 // the newline after the bytes
        const whole: GitObject = { ...found, body }
        body = null
        onAnswer(whole)
        continue
      }
      const end = chunk.indexOf(NEWLINE, at)
      if (end < 0) {
        head.push(Buffer.from(chunk.subarray(at)))
        return
      }
      const line =
        head.length === 0
          ? chunk.toString('latin1', at, end)
          : Buffer.concat([...head, chunk.subarray(at, end)]).toString('latin1')
      head = []
      at = end + 1
      takeHead(line)
    }
  }
}
