/** Plants a forbidden import in each room and demands that the linter finds it: an arrow that lint lets through is no arrow. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const planted: string[] = []
const forbidden: [room: string, line: string][] = [
  ['api-spec/generate', "import '@smithers/core/result'"],
  ['api-spec/commands', "import 'node:fs'"],
  ['ui-kit/button', "import '@smithers/core/result'"],
  ['apps/contributor/src', "import '@smithers/admin/x'"],
  ['apps/admin/src', "import '../../maintainer/src/x.ts'"],
  ['apps/maintainer/src', "import '@smithers/monolith'"],
  ['monolith/core/issue', "import '@smithers/store/open-store'"],
  ['monolith/core/issue', "import 'node:fs'"],
  ['monolith/core/log', 'export const at = Date.now()'],
  ['monolith/core/log', 'export const dice = Math.random()'],
  ['monolith/store', "import '@smithers/vcs/vcs'"],
  ['monolith/vcs', "import 'better-sqlite3'"],
  ['monolith/server', "import '@smithers/store/open-store'"],
  ['monolith/server', "import 'node:child_process'"],
  ['edge/src', "import '@smithers/store/open-store'"],
  ['edge/src', "import 'ai'"],
  ['cli', "import '@smithers/edge/worker'"],
  ['cli', "import '../monolith/core/result.ts'"],
]

function lint(file: string): string {
  try {
    return execFileSync(
      join(root, 'node_modules/.bin/oxlint'),
      ['-c', join(root, '.oxlintrc.json'), '--format=unix', file],
      {
        cwd: root,
        encoding: 'utf8',
      },
    )
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && 'status' in error && error.status === 1)
      return String(error.stdout)
    throw error
  }
}

describe('an arrow against the flow', () => {
  afterAll(() => planted.forEach((file) => rmSync(file, { force: true })))

  test.each(forbidden)('in %s is refused: %s', (room, line) => {
    const file = join(root, room, `planted-${planted.length}.ts`)
    planted.push(file)
    mkdirSync(join(root, room), { recursive: true })
    writeFileSync(file, `${line}\n`)
    expect(lint(file)).toMatch(/no-restricted-(imports|properties|globals)/)
    rmSync(file)
  })
})
