/** Beside Fossil: the same repository in both, reads one at a time over one connection after another. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { makeBigRepo } from '../fixtures/big-repo.ts'
import { makeHub } from '../fixtures/hub.ts'
import { createWriter } from '../fixtures/issues.ts'
import { signedRequest } from '../measure/internal-token.ts'
import { load } from '../measure/load.ts'
import { startMonolith } from '../measure/monolith.ts'
import { isThere } from '../measure/peer.ts'
import { median } from '../measure/percentile.ts'
import { requestBytes } from '../measure/request.ts'
import { newSecrets } from '../measure/secrets.ts'
import { milliseconds, noPeer, row, times, type Row } from '../row.ts'

const tickets = 200
const rounds = 5
const long = 400
const files = 300
const sender = { sub: '0x9858EfFD232B4033E47d90003D41EC34EcaEda94', tier: 'contributor' } as const

export async function fossil(folder: string): Promise<Row[]> {
  if (!isThere('fossil', 'version')) return [noPeer('beside Fossil', 'fossil')]
  const source = makeBigRepo(join(folder, 'source'), 600, files)
  const peer = await serveFossil(join(folder, 'fossil'), source)
  const dir = join(folder, 'hub')
  makeHub(dir, tickets)
  const secrets = newSecrets()
  const ours = await startMonolith({ dir, secrets, importFrom: source })

  const file = (at: number) => `src/part-${at % 20}/file-${at}.ts`
  const code = '/api/repos/bench/code'
  const pairs: [what: string, goal: number, ours: (at: number) => string, theirs: (at: number) => string][] = [
    [
      'an issue',
      0.25,
      (at) => `/api/repos/bench/hub/issues/${1 + (at % tickets)}`,
      (at) => `/tktview/${peer.tickets[at % tickets]}`,
    ],
    [
      'a folder',
      0.25,
      (at) => `${code}/files?path=src/part-${at % 20}`,
      (at) => `/dir?ci=trunk&name=src/part-${at % 20}`,
    ],
    [
      'a file',
      0.5,
      (at) => `${code}/file?path=${file(at % files)}`,
      (at) => `/raw?ci=trunk&filename=${file(at % files)}`,
    ],
  ]
  const rows: Row[] = []
  for (const [what, goal, mine, theirs] of pairs) {
    const [us, them]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round += 1) {
      us.push(await p50(ours.told.port, (at) => signedRequest({ method: 'GET', path: mine(at) }, sender, secrets)))
      them.push(await p50(peer.port, (at) => requestBytes('127.0.0.1', { method: 'GET', path: theirs(at) })))
    }
    const ratio = median(us) / median(them)
    rows.push(
      row(
        `${what}, p50`,
        times(ratio),
        `Fossil ${milliseconds(median(them))}, ours ${milliseconds(median(us))}`,
        `≤ ${goal}×`,
        ratio <= goal,
      ),
    )
  }
  await ours.close()
  await peer.close()
  return rows
}

async function p50(port: number, request: (at: number) => Buffer): Promise<number> {
  return median(
    (
      await load(
        port,
        1,
        long,
        Array.from({ length: 6000 }, (_, at) => request(at)),
      )
    ).latencies,
  )
}

async function serveFossil(folder: string, source: string) {
  mkdirSync(folder, { recursive: true })
  const repository = join(folder, 'peer.fossil')
  const exported = spawnSync('git', ['-C', source, 'fast-export', '--all'], { maxBuffer: 1 << 30 })
  run(folder, ['import', '--git', repository], exported.stdout)
  const writer = createWriter(43)
  for (let at = 0; at < tickets; at += 1) {
    run(folder, [
      'ticket',
      'add',
      'title',
      writer.text(7),
      'comment',
      writer.text(40),
      'status',
      'Open',
      'type',
      'Code_Defect',
      '-R',
      repository,
    ])
  }
  // Anyone may read tickets and code, as anyone may on a hub.
  run(folder, ['user', 'capabilities', 'nobody', 'gjorz', '-R', repository])
  const names = run(folder, ['sql', '-R', repository, 'SELECT tkt_uuid FROM ticket;']).match(/[0-9a-f]{40,64}/g) ?? []
  const port = await freePort()
  const server = spawn('fossil', ['server', repository, '--port', String(port), '--localhost'], {
    stdio: 'ignore',
    detached: true,
  })
  await answering(port)
  return {
    port,
    tickets: names,
    close: () =>
      new Promise<void>((resolve) => {
        server.once('exit', () => resolve())
        process.kill(-server.pid!, 'SIGTERM')
      }),
  }
}

function run(cwd: string, args: string[], input?: Buffer): string {
  const result = spawnSync('fossil', args, {
    cwd,
    input,
    maxBuffer: 1 << 28,
    env: { ...process.env, HOME: cwd, FOSSIL_HOME: cwd, USER: 'bench' },
  })
  if (result.status !== 0) throw new Error(`fossil ${args[0]} failed: ${result.stderr.toString()}`)
  return result.stdout.toString()
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

async function answering(port: number) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => resolve(socket.end() && true))
      socket.once('error', () => resolve(false))
    })
    if (open) return
    await sleep(50)
  }
  throw new Error('fossil server does not answer')
}
