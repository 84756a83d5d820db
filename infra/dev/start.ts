/** `npm start`: builds what is stale, imports the repository, starts the monolith and the edge, and says where they answer. */
import { createServer } from 'node:net'

import { openHub } from '@smithers/monolith'

import { BuildFailed, buildStale, siteDir } from './build.ts'
import { startEdge } from './edge.ts'
import { importFile } from './import-file.ts'
import { readOptions, startHelp, type StartOptions } from './options.ts'
import { readSecrets } from './secrets.ts'
import { serveRepo } from './serve-repo.ts'

type Refusal = { say: string; next: string }

const options = readOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())
if ('is' in options) stop(options)
if (options.help) {
  console.log(startHelp)
  process.exit(0)
}
await start(options)

async function start({ repo, data, port, importFile: issues }: StartOptions) {
  const began = performance.now()
  if (!(await isFree(port))) {
    stop({
      say: `Port ${port} is taken by another program.`,
      next: `Stop it, or choose another: npm start -- --port ${port + 1}`,
    })
  }
  await build()
  const opened = await openHub({ dir: data, env: process.env })
  if (!opened.ok) stop(opened.problem)
  const hub = opened.value
  const secrets = readSecrets(data)
  const closers: (() => Promise<void>)[] = [() => hub.close()]
  const close = async () => {
    for (const closer of closers.toReversed()) await closer()
  }
  closeOnSignal(close)

  const monolith = await hub.listen({ port: 0, secrets: secrets.internal })
  closers.push(() => monolith.close())
  const origin = process.env.SMITHERS_ORIGIN ?? `http://localhost:${port}`
  const edge = await startEdge({
    port,
    origin,
    monolithUrl: `http://127.0.0.1:${monolith.port}`,
    secrets,
    stateDir: `${data}/edge`,
    siteDir,
  })
  closers.push(() => edge.close())

  const served = await serveRepo(hub, repo)
  if (!served.ok) {
    await close()
    stop(served.problem)
  }
  if (issues !== null) {
    const imported = await importFile(hub, served.value, issues)
    if (!imported.ok) {
      await close()
      stop(imported.problem)
    }
  }
  await makeFirstAdmin(hub)
  announce(origin, `${served.value.owner}/${served.value.name}`, hub.claimToken(), performance.now() - began)
}

async function build() {
  try {
    await buildStale(console.log)
  } catch (error) {
    if (!(error instanceof BuildFailed)) throw error
    console.error(error.message)
    stop({
      say: `Building ${error.step} failed.`,
      next: 'See the lines above. `npm install` and another `npm start` mend a broken installation.',
    })
  }
}

/** `SMITHERS_ADMIN=<address>` makes that account admin without a claim link. */
async function makeFirstAdmin(
  hub: Awaited<ReturnType<typeof openHub>> extends infer R
    ? R extends { ok: true; value: infer H }
      ? H
      : never
    : never,
) {
  const address = process.env.SMITHERS_ADMIN
  if (address === undefined || address === '') return
  const edge = { actor: 'edge', tier: 'service' } as const
  await hub.dispatch('recordSignIn', { address }, edge)
  const answer = await hub.dispatch(
    'setAccountTier',
    { address, tier: 'admin', reason: 'SMITHERS_ADMIN' },
    { actor: 'hub', tier: 'admin' },
  )
  if (answer.status !== 200) {
    console.error(
      `SMITHERS_ADMIN=${address} was not taken: ${(answer.body as { detail?: string }).detail ?? answer.status}`,
    )
  }
}

function announce(origin: string, repo: string, claim: string | null, milliseconds: number) {
  console.log(`
SmithersHub serves ${repo}   (ready in ${(milliseconds / 1000).toFixed(1)} s)

  Read and report   ${origin}/
  Maintain          ${origin}/maintainer/
  Administer        ${origin}/admin/
  On the terminal   npx smithers issue list --host ${origin}
${claim === null ? '' : `\n  Become the admin  ${origin}/claim?token=${claim}\n                    (works once; open it in your browser and sign in)\n`}
Ctrl-C stops everything.`)
}

function closeOnSignal(close: () => Promise<void>) {
  let closing = false
  const end = (code: number) => {
    if (closing) process.exit(code)
    closing = true
    void close().then(() => process.exit(0))
  }
  process.on('SIGINT', () => end(130))
  process.on('SIGTERM', () => end(143))
  process.on('SIGHUP', () => end(129))
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

function stop({ say, next }: Refusal): never {
  console.error(`\n${say}\n${next}`)
  process.exit(1)
}
