/**
 * `npm start`: builds what is stale, imports the repository, starts the monolith and the edge, and says where they answer. Its
 * `--max-semi-space-size` keeps the heap of young objects from growing to 50 MB under load, which gains nothing.
 */
import { openHub, type Hub } from '@smithers/monolith'

import { BuildFailed, buildStale, siteDir } from './build.ts'
import { refuseToStart, type Refusal } from './before-start.ts'
import { startEdge } from './edge.ts'
import { endWithEverything, type Ending } from './ending.ts'
import { importFile } from './import-file.ts'
import { readOptions, startHelp, type StartOptions } from './options.ts'
import { readFront } from './front.ts'
import { readSecrets, SecretsBroken, watchSecrets, type Secrets } from './secrets.ts'
import { serveRepo } from './serve-repo.ts'

const options = readOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())
if ('is' in options) stop(options)
if (options.help) {
  console.log(startHelp)
  process.exit(0)
}
await start(options)

async function start(options: StartOptions) {
  const { repo, data, port, importFile: issues } = options
  const began = performance.now()
  const front = readFront(process.env, port)
  if ('is' in front) stop(front)
  const { origin } = front
  const refused = await refuseToStart(options)
  if (refused) stop(refused)
  const ending = endWithEverything()
  await build(ending)
  const opened = await openHub({ dir: data, env: process.env, writeThread: true })
  if (!opened.ok) stop(opened.problem)
  const hub = opened.value
  ending.add(() => hub.close())
  const secrets = secretsOf(data)
  if ('say' in secrets) return stopAfter(ending, secrets)

  const monolith = await hub.listen({ port: 0, secrets: secrets.internal })
  ending.add(() => monolith.close())
  const edge = await startEdge({
    port,
    ...front,
    monolithUrl: `http://127.0.0.1:${monolith.port}`,
    secrets,
    stateDir: `${data}/edge`,
    siteDir,
  })
  ending.add(() => edge.close())
  ending.takeSignals()
  watchSecrets(data, (changed) => {
    if (changed instanceof SecretsBroken) return console.error(`${changed.message} The keys of before stay.`)
    // The monolith first: it must know a key before anything is signed with it.
    monolith.useSecrets(changed.internal)
    edge.useSecrets(changed)
    console.log(`Key ${changed.accessKeys[0]?.kid} signs from now on.`)
  })

  const served = await serveRepo(hub, repo)
  if (!served.ok) return stopAfter(ending, served.problem)
  if (issues !== null) {
    const imported = await importFile(hub, served.value, issues, ending.signal)
    if (!imported.ok) return stopAfter(ending, imported.problem)
  }
  await makeFirstAdmin(hub)
  if (ending.signal.aborted) return
  announce(origin, `${served.value.owner}/${served.value.name}`, hub.claimToken(), performance.now() - began)
}

/** What fails because the end has begun is not worth a word. */
async function stopAfter(ending: Ending, refusal: Refusal) {
  if (ending.signal.aborted) return
  await ending.close()
  stop(refusal)
}

function secretsOf(data: string): Secrets | Refusal {
  try {
    return readSecrets(data)
  } catch (error) {
    if (!(error instanceof SecretsBroken)) throw error
    return {
      say: error.message,
      next: 'Put the file back from a backup. Or delete it: new keys are made, and everybody signs in again.',
    }
  }
}

async function build({ signal }: Ending) {
  try {
    await buildStale(console.log, signal)
  } catch (error) {
    if (signal.aborted) return await new Promise<never>(() => undefined)
    if (!(error instanceof BuildFailed)) throw error
    console.error(error.message)
    stop({
      say: `Building ${error.step} failed.`,
      next: 'See the lines above. `npm install` and another `npm start` mend a broken installation.',
    })
  }
}

/** `SMITHERS_ADMIN=<address>` makes that account admin without a claim link. */
async function makeFirstAdmin(hub: Hub) {
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

function stop({ say, next }: Refusal): never {
  console.error(`\n${say}\n${next}`)
  process.exit(1)
}
