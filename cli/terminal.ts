import type { Terminal } from './io.ts'

type Streams = {
  stdin: { isTTY?: boolean }
  stdout: { isTTY?: boolean; columns?: number }
  stderr: { isTTY?: boolean; columns?: number }
}

const fallbackWidth = 80

/**
 * What the program may take for a terminal. `SMITHERS_FORCE_TTY` makes stdout one, with its number as the width, when it is a
 * number; `NO_COLOR` (no-color.org: present and not empty), `TERM=dumb` and `CLICOLOR=0` take the colours away.
 */
export const terminalOf = (
  env: Readonly<Record<string, string | undefined>>,
  { stdin, stdout, stderr }: Streams,
): Terminal => {
  const forced = env['SMITHERS_FORCE_TTY'] || undefined
  const out = forced !== undefined || stdout.isTTY === true
  const forcedWidth = forced !== undefined && /^[1-9]\d{0,4}$/.test(forced) ? Number(forced) : undefined
  const plain = Boolean(env['NO_COLOR']) || env['CLICOLOR'] === '0' || env['TERM'] === 'dumb'
  return {
    in: stdin.isTTY === true,
    out,
    err: stderr.isTTY === true,
    width: forcedWidth ?? stdout.columns ?? stderr.columns ?? fallbackWidth,
    colour: out && !plain,
  }
}
