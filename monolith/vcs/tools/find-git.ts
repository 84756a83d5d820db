import { no, ok, type Result } from '@smithers/core/result'
import { atLeast, onPath, type JjProblem, type Tool } from './find-jj.ts'
import { readVersion } from './read-version.ts'

/** The first release whose `git grep` can be bounded by `--max-count`, and after `cat-file --batch-command` came. */
const NEEDS = '2.38.0'
const HOW =
  'Install git 2.38 or newer with the system’s package manager (apt install git, brew install git) and start again.'

export async function findGit(env: Record<string, string | undefined>): Promise<Result<Tool, JjProblem>> {
  let old: Tool | undefined
  for (const path of onPath('git', env)) {
    const version = await readVersion(path, env)
    if (version && atLeast(version, NEEDS)) return ok({ path, version })
    if (version) old ??= { path, version }
  }
  return old
    ? no({ is: 'git-too-old', found: old.version, path: old.path, needs: NEEDS, how: HOW })
    : no({ is: 'git-missing', how: HOW })
}
