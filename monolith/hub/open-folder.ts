import { join } from 'node:path'

import { migrations } from '@smithers/core/log/schema/migrations'
import { no, ok, type Result } from '@smithers/core/result'
import { storeFault } from '@smithers/store/fault'
import { lockFolder } from '@smithers/store/lock-folder'
import { migrate } from '@smithers/store/migrate'
import { openStore, type OpenStore } from '@smithers/store/open-store'

import type { HubProblem } from '../hub-problem.ts'
import { makeFolder } from './make-folder.ts'

export type Folder = { opened: OpenStore; databasePath: string; free(): void }

/** Makes the data folder ready, takes it for this process, and opens its database at the newest schema. */
export function openFolder(dir: string, now: number): Result<Folder, HubProblem> {
  const databasePath = join(dir, 'hub.db')
  let lock: ReturnType<typeof lockFolder>
  try {
    makeFolder(dir)
    lock = lockFolder(dir)
    if (!lock) return no(inUse(dir))
    const { free } = lock
    const opened = openMigrated(databasePath, now)
    if (opened.ok) return ok({ opened: opened.value, databasePath, free })
    free()
    return opened
  } catch (error) {
    lock?.free()
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (NOT_WRITABLE.includes(code) || storeFault(error) === 'not-writable') return no(notWritable(dir))
    if (storeFault(error) === 'damaged') return no(damaged(join(dir, 'hub.lock')))
    throw error
  }
}

const NOT_WRITABLE = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'ENOENT',
  'ENOSPC',
  'ENAMETOOLONG',
  'ELOOP',
  'EINVAL',
]

function openMigrated(path: string, now: number): Result<OpenStore, HubProblem> {
  let opened: OpenStore | undefined
  try {
    opened = openStore(path)
    const migrated = migrate(opened.store, migrations, now)
    if (migrated.ok) return ok(opened)
    opened.close()
    return no(migrated.problem.is === 'database-newer' ? newer(path) : altered(path, migrated.problem.migration))
  } catch (error) {
    opened?.close()
    if (storeFault(error) === 'damaged') return no(damaged(path))
    throw error
  }
}

const inUse = (dir: string): HubProblem => ({
  is: 'folder-in-use',
  say: `Another hub is using the data folder ${dir}.`,
  next: 'Stop it first, or give this one a folder of its own.',
})
const notWritable = (dir: string): HubProblem => ({
  is: 'folder-not-writable',
  say: `The data folder ${dir} cannot be written to.`,
  next: 'Give the folder to the user that runs the hub, or choose another.',
})
const newer = (path: string): HubProblem => ({
  is: 'database-newer',
  say: `A newer version of SmithersHub has written ${path}.`,
  next: 'Start that version or a later one; nothing was changed.',
})
const altered = (path: string, migration: string): HubProblem => ({
  is: 'database-altered',
  say: `${path} was made by another form of the migration ${migration} than this version knows.`,
  next: 'Start the version that made it, or restore a backup; nothing was changed.',
})
const damaged = (path: string): HubProblem => ({
  is: 'database-damaged',
  say: `${path} is no database, or it is damaged.`,
  next: 'Put it aside and restore a backup; the hub makes a new one when the file is missing.',
})
