/** How long the CLI takes to start, beside gh. */
import { join } from 'node:path'

import { root } from '@smithers/infra/dev/build'

import { interleave } from '../measure/interleave.ts'
import { isThere, wallMilliseconds } from '../measure/peer.ts'
import { milliseconds, row, times, type Row } from '../row.ts'

/** @param host where a hub answers, with issues in it */
export async function cliStart(host: string, repo: string): Promise<Row[]> {
  if (!isThere('gh', '--version')) return [row('CLI start', '—', 'gh is not installed', 'install gh to compare', null)]
  const smithers = join(root, 'cli/bin/smithers.mjs')
  const quiet = { ...process.env, GH_NO_UPDATE_NOTIFIER: '1', SMITHERS_HOST: host, SMITHERS_REPO: repo }
  const run = (program: string, ...args: string[]) => () => wallMilliseconds(program, args, quiet)
  const medians = await interleave(21, {
    gh: run('gh', '--version'),
    version: run(process.execPath, smithers, '--version'),
    list: run(process.execPath, smithers, 'issue', 'list'),
    node: run(process.execPath, '-e', '0'),
  })
  return [
    row('smithers --version', times(medians.version / medians.gh), `gh --version ${milliseconds(medians.gh)}, node ${milliseconds(medians.node)}`, '≤ 1.1× gh', medians.version <= 1.1 * medians.gh),
    row('smithers issue list', times(medians.list / medians.gh), `gh --version ${milliseconds(medians.gh)}`, '≤ 2× gh', medians.list <= 2 * medians.gh),
  ]
}
