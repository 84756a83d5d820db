import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Lets the person write in their editor: `SMITHERS_EDITOR`, `VISUAL`, `EDITOR`, else `vi`, run by the shell as git does, so that
 * it may carry options. `undefined` when it ends with a failure. The one place where the CLI starts a process.
 */
export const edit = (text: string, env: Readonly<Record<string, string | undefined>>): Promise<string | undefined> => {
  const editor = env['SMITHERS_EDITOR'] || env['VISUAL'] || env['EDITOR'] || 'vi'
  const folder = mkdtempSync(join(tmpdir(), 'smithers-'))
  try {
    const file = join(folder, 'text.md')
    writeFileSync(file, text, { mode: 0o600 })
    const { status } = spawnSync('/bin/sh', ['-c', `${editor} "$1"`, editor, file], { stdio: 'inherit' })
    return Promise.resolve(status === 0 ? readFileSync(file, 'utf8').replace(/\n$/, '') : undefined)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
