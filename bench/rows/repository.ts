/** Importing a repository, and reading a file at a change beside a bare long-lived `git cat-file --batch`. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import { openVcs } from '@smithers/vcs/vcs'

import { makeBigRepo } from '../fixtures/big-repo.ts'
import { interleave } from '../measure/interleave.ts'
import { row, times, type Row } from '../row.ts'

const reads = 2000

export async function repository(folder: string): Promise<Row[]> {
  const source = makeBigRepo(join(folder, 'source'), 3000, 500)
  const opened = await openVcs({ dir: join(folder, 'repos') })
  if (!opened.ok) throw new Error(opened.problem.is)
  const vcs = opened.value
  const start = performance.now()
  const imported = await vcs.importRepo(1, { kind: 'path', path: source }, () => undefined)
  if (!imported.ok) throw new Error(imported.problem.is)
  const seconds = (performance.now() - start) / 1000
  const commit = imported.value.headCommit
  const paths = Array.from({ length: 500 }, (_, file) => `src/part-${file % 20}/file-${file}.ts`)
  const bare = bareBatch(source)
  const medians = await interleave(5, {
    ours: () => timed(async (at) => void (await vcs.readFile(1, commit, paths[at % paths.length]!))),
    floor: () => timed((at) => bare.read(`${commit}:${paths[at % paths.length]}`)),
  })
  bare.close()
  await vcs.close()
  return [
    row('import of 3,000 commits', `${seconds.toFixed(1)} s`, 'one run', '≤ 10 s', seconds <= 10),
    row(
      'a file at a change',
      times(medians.ours / medians.floor),
      `git cat-file --batch ${((medians.floor / reads) * 1000).toFixed(0)} µs`,
      '≤ 3×',
      medians.ours <= 3 * medians.floor,
    ),
  ]
}

async function timed(read: (at: number) => Promise<void>): Promise<number> {
  const start = performance.now()
  for (let at = 0; at < reads; at += 1) await read(at)
  return performance.now() - start
}

/** One git process that answers one object after another. */
function bareBatch(folder: string) {
  const child = spawn('git', ['cat-file', '--batch'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
  let held = Buffer.alloc(0)
  return {
    async read(name: string): Promise<void> {
      child.stdin.write(`${name}\n`)
      for (;;) {
        const line = held.indexOf(10)
        if (line >= 0) {
          const size = Number(held.subarray(0, line).toString().split(' ')[2])
          const end = line + 1 + size + 1
          if (held.length >= end) {
            held = held.subarray(end)
            return
          }
        }
        const [part] = (await once(child.stdout, 'data')) as [Buffer]
        held = Buffer.concat([held, part])
      }
    },
    close: () => child.stdin.end(),
  }
}
