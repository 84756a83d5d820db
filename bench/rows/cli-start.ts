/** How long the CLI takes to start, beside gh. */
import { join } from 'node:path'

import { buildStale, root } from '@smithers/infra/dev/build'

import { startSuite } from '../fixtures/edge.ts'
import { owner, repo } from '../fixtures/hub.ts'
import { interleave } from '../measure/interleave.ts'
import { isThere, wallMilliseconds } from '../measure/peer.ts'
import { milliseconds, noPeer, row, times, type Row } from '../row.ts'

const rounds = 21

export async function cliStart(folder: string): Promise<Row[]> {
  if (!isThere('gh', '--version')) return [noPeer('start of the CLI', 'gh')]
  await buildStale(console.error)
  const suite = await startSuite(folder, { issues: 100 })
  const smithers = join(root, 'node_modules/.bin/smithers')
  const environment = {
    ...process.env,
    GH_NO_UPDATE_NOTIFIER: '1',
    SMITHERS_HOST: suite.url,
    SMITHERS_REPO: `${owner}/${repo}`,
    SMITHERS_CONFIG_DIR: folder,
  }
  const run =
    (program: string, ...args: string[]) =>
    () =>
      wallMilliseconds(program, args, environment)
  const medians = await interleave(rounds, {
    gh: run('gh', '--version'),
    version: run(smithers, '--version'),
    list: run(smithers, 'issue', 'list'),
    node: run(process.execPath, '-e', '0'),
  })
  await suite.close()
  const { gh, version, list, node } = medians
  return [
    row(
      'smithers --version',
      times(version / gh),
      `gh --version ${milliseconds(gh)}, node alone ${milliseconds(node)}`,
      '≤ 1.1×',
      version <= 1.1 * gh,
    ),
    row(
      'smithers issue list',
      times(list / gh),
      `gh --version ${milliseconds(gh)}, ours ${milliseconds(list)}`,
      '≤ 2×',
      list <= 2 * gh,
    ),
  ]
}
