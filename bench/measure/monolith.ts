import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { MonolithSettings } from '../servers/monolith.ts'
import { startChild, type Child } from './child.ts'

const here = import.meta.dirname

/** Starts the monolith in a process of its own, under the flags of Node that `npm start` gives it. */
export function startMonolith(settings: MonolithSettings): Promise<Child<{ port: number }>> {
  return startChild(join(here, '../servers/monolith.ts'), settings, startFlags())
}

/** What stands between `node` and the program in `npm start`; a path in it begins at the root. */
export function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(here, '../../package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  const found = /^node((?: --\S+)*) infra\/dev\/start\.ts$/.exec(scripts.start)
  if (!found) throw new Error(`npm start is no call of node with flags: ${scripts.start}`)
  return (found[1] ?? '').split(' ').filter(Boolean)
}
