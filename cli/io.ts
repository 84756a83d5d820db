/** Everything that a command may touch of the outer world, so that a test can be that world. */
export type Io = {
  /** The arguments after the program's name. */
  argv: readonly string[]
  env: Readonly<Record<string, string | undefined>>
  cwd: string
  home: string
  /** Bytes from standard input; read only by a command that asks for them. */
  stdin: AsyncIterable<Uint8Array>
  out: (text: string | Uint8Array) => void
  err: (text: string) => void
  tty: Terminal
  /** Milliseconds since 1970. */
  now: () => number
  sleep: (milliseconds: number) => Promise<void>
  /** Asks for one line on the terminal; `undefined` when the person gives up. */
  ask: (question: string, options?: { secret?: boolean }) => Promise<string | undefined>
  /** Lets the person write in `$EDITOR`, beginning with `text`; `undefined` when the editor fails. */
  edit: (text: string) => Promise<string | undefined>
  /** Fires when the person interrupts a command that follows or waits. */
  interrupted: AbortSignal
}

/** What is known of the terminal; `width` in columns. */
export type Terminal = { in: boolean; out: boolean; err: boolean; width: number; colour: boolean }

/** Whether the command may ask questions: never when piped, and never where a program reads the answer. */
export const mayAsk = (io: Io, asksJson: boolean): boolean =>
  io.tty.in && io.tty.out && io.tty.err && !asksJson && !io.env['SMITHERS_PROMPT_DISABLED']
