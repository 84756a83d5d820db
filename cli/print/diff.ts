import type { Io } from '../io.ts'
import { isRecord, visible } from '../trouble.ts'
import { paint } from './colour.ts'

/** A change's diff as git writes it, so that `git apply` takes it; colours on a terminal. */
export const diffText = (body: Readonly<Record<string, unknown>>, io: Io): string => {
  const files = Array.isArray(body['files']) ? body['files'].filter(isRecord) : []
  const text = files.map((file) => fileText(file, io)).join('')
  return body['truncated'] === true ? `${text}# Some patches are left out: they are too long.\n` : text
}

const fileText = (file: Readonly<Record<string, unknown>>, io: Io): string => {
  const path = String(file['path'])
  const old = typeof file['oldPath'] === 'string' ? file['oldPath'] : path
  const status = file['status']
  const head = [
    `diff --git ${quoted(`a/${old}`)} ${quoted(`b/${path}`)}`,
    ...(status === 'added' ? ['new file mode 100644'] : status === 'deleted' ? ['deleted file mode 100644'] : []),
    ...(status === 'renamed' || status === 'copied'
      ? [
          `${status === 'renamed' ? 'rename' : 'copy'} from ${quoted(old)}`,
          `${status === 'renamed' ? 'rename' : 'copy'} to ${quoted(path)}`,
        ]
      : []),
  ]
  const patch = typeof file['patch'] === 'string' ? file['patch'] : ''
  if (file['binary'] === true) head.push(`Binary files ${quoted(`a/${old}`)} and ${quoted(`b/${path}`)} differ`)
  if (patch !== '' && !/^--- /m.test(patch.slice(0, patch.indexOf('@@')))) {
    head.push(
      `--- ${status === 'added' ? '/dev/null' : quoted(`a/${old}`)}`,
      `+++ ${status === 'deleted' ? '/dev/null' : quoted(`b/${path}`)}`,
    )
  }
  const painted = head.map((line) => paint(io, 'bold', line)).join('\n')
  return `${painted}\n${patch === '' ? '' : hunks(patch, io)}`
}

const hunks = (patch: string, io: Io): string => {
  const ended = patch.endsWith('\n') ? patch : `${patch}\n`
  if (!io.tty.out) return ended
  const lines = ended
    .slice(0, -1)
    .split('\n')
    .map((line) => {
      const shown = visible(line.replace(/\r$/, ''))
      if (line.startsWith('@@')) return paint(io, 'cyan', shown)
      if (line.startsWith('+')) return paint(io, 'green', shown)
      return line.startsWith('-') ? paint(io, 'red', shown) : shown
    })
  return `${lines.join('\n')}\n`
}

/** git quotes a path that has a control character, a quote or a backslash. */
const quoted = (path: string): string =>
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u001f"\\\u007f]/.test(path) ? JSON.stringify(path) : path
