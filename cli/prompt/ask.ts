import { createInterface, type Interface } from 'node:readline'
import { Writable } from 'node:stream'

/** One reader for all questions: what is typed ahead of a question, or pasted as several lines, is kept for it. */
let reader: { lines: Interface; ahead: string[]; mute: (on: boolean) => void } | undefined

/** Asks for one line on stderr's terminal, so that stdout stays clean; `undefined` at Ctrl-C or Ctrl-D. A secret is not echoed. */
export const ask = (question: string, { secret = false }: { secret?: boolean } = {}): Promise<string | undefined> => {
  const { lines, ahead, mute } = (reader ??= openReader())
  const typed = ahead.shift()
  if (typed !== undefined) {
    process.stderr.write(`${question}${secret ? '' : typed}\n`)
    return Promise.resolve(typed)
  }
  return new Promise((resolve) => {
    const end = (answer: string | undefined): void => {
      mute(false)
      lines.off('close', giveUp)
      if (secret || answer === undefined) process.stderr.write('\n')
      resolve(answer)
    }
    const giveUp = (): void => {
      reader = undefined
      end(undefined)
    }
    const answered = (line: string): void => {
      // A paused reader does not keep the program running.
      lines.pause()
      end(line)
    }
    lines.once('close', giveUp)
    lines.once('SIGINT', () => lines.close())
    lines.resume()
    lines.question(question, answered)
    mute(secret)
  })
}

const openReader = (): NonNullable<typeof reader> => {
  let muted = false
  const output = new Writable({
    write: (chunk: Uint8Array, _encoding, done) => {
      if (!muted) process.stderr.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  const ahead: string[] = []
  lines.on('line', (line) => void ahead.push(line))
  return { lines, ahead, mute: (on) => void (muted = on) }
}
