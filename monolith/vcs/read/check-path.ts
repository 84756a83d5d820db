import { no, ok, type Result } from '@smithers/core/result'

type Refused = { is: 'path-refused'; path: string; reason: string }

const LONGEST = 4096

/**
 * Splits a repository path into its segments ('' is the root and has none). Backslashes are ordinary characters, as in
 * git. Refused: absolute paths, empty, `.` and `..` segments, `.git` and `.jj` in any case, control characters.
 */
export function checkPath(path: string): Result<string[], Refused> {
  const refuse = (reason: string) => no({ is: 'path-refused' as const, path: path.slice(0, 200), reason })
  if (path === '') return ok([])
  if (path.length > LONGEST) return refuse(`it is longer than ${LONGEST} characters`)
  if (path.startsWith('/')) return refuse('it is absolute')
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(path)) return refuse('it holds a control character')
  const segments = path.split('/')
  for (const segment of segments) {
    if (segment === '') return refuse('it has an empty segment')
    if (segment === '.' || segment === '..') return refuse(`it has a «${segment}» segment`)
    if (/^\.(git|jj)$/i.test(segment)) return refuse(`«${segment}» belongs to version control`)
  }
  return ok(segments)
}
