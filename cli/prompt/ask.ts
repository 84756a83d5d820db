import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks for one line on stderr's terminal, so that stdout stays clean; `undefined` at Ctrl-C or Ctrl-D. A secret is not echoed. */
export const ask = (question: string, { secret = false }: { secret?: boolean } = {}): Promise<string | undefined> =>
  new Promise((resolve) => {
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
    const lines = createInterface({ input: process.stdin, output: secret ? silent : process.stderr, terminal: true })
    if (secret) process.stderr.write(question)
    let answer: string | undefined
    lines.once('close', () => {
      if (secret || answer === undefined) process.stderr.write('\n')
      resolve(answer)
    })
    lines.once('SIGINT', () => lines.close())
    lines.question(secret ? '' : question, (line) => {
      answer = line
      lines.close()
    })
  })
