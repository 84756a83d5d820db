/** Builds what is stale: the CLI's bundle, the edge's bundle, the three apps, and the site merged from them. */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { buildEdge } from './edge-bundle.ts'
import { fingerprint, isFresh, markFresh } from './fresh.ts'

export const root = join(import.meta.dirname, '../..')
const out = join(root, 'out')
export const siteDir = join(out, 'site')

type Step = { name: string; inputs: string[]; outputs: string[]; run: () => Promise<void> }

export class BuildFailed extends Error {
  override name = 'BuildFailed'
  readonly step: string
  constructor(step: string, output: string) {
    super(output)
    this.step = step
  }
}

/**
 * Runs each step whose inputs have changed since it last ran.
 * @param say takes one progress line a step
 * @param signal ends the tool that is at work; what it was building counts as stale
 * @throws BuildFailed with the tool's own output
 */
export async function buildStale(say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const steps = allSteps(signal)
  for (const [at, step] of steps.entries()) {
    const stamp = join(out, 'stamps', step.name.replaceAll(' ', '-'))
    const print = fingerprint(step.inputs)
    if (isFresh(stamp, print, step.outputs)) continue
    const start = performance.now()
    say(`[${at + 1}/${steps.length}] building ${step.name} …`)
    await step.run()
    markFresh(stamp, print)
    say(`[${at + 1}/${steps.length}] built ${step.name} in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  }
}

function allSteps(signal: AbortSignal | undefined): Step[] {
  const lock = join(root, 'package-lock.json')
  const spec = join(root, 'api-spec')
  const apps = ['contributor', 'maintainer', 'admin']
  return [
    {
      name: 'the CLI',
      inputs: [join(root, 'cli'), join(root, 'monolith'), spec, lock],
      outputs: [join(root, 'cli/dist/main.mjs')],
      run: () => run('the CLI', root, [join(root, 'cli/build.ts')], signal),
    },
    {
      name: 'the edge',
      inputs: [join(root, 'edge'), join(root, 'monolith/core'), spec, lock],
      outputs: [join(out, 'edge/worker.js')],
      run: async () => {
        await buildEdge()
      },
    },
    ...apps.map((app) => ({
      name: `the ${app} app`,
      inputs: [join(root, 'apps', app), join(root, 'ui-kit'), spec, lock],
      outputs: [join(root, 'apps', app, 'dist/index.html')],
      run: () => tool(`the ${app} app`, join(root, 'apps', app), ['astro', 'build'], signal),
    })),
    {
      name: 'the site',
      inputs: apps.map((app) => join(out, 'stamps', `the-${app}-app`)),
      outputs: [join(siteDir, 'index.html'), join(siteDir, 'maintainer/index.html'), join(siteDir, 'admin/index.html')],
      run: mergeSite,
    },
  ]
}

async function mergeSite(): Promise<void> {
  rmSync(siteDir, { recursive: true, force: true })
  mkdirSync(siteDir, { recursive: true })
  cpSync(join(root, 'apps/contributor/dist'), siteDir, { recursive: true })
  cpSync(join(root, 'apps/maintainer/dist'), join(siteDir, 'maintainer'), { recursive: true })
  cpSync(join(root, 'apps/admin/dist'), join(siteDir, 'admin'), { recursive: true })
}

function tool(name: string, folder: string, [bin = '', ...args]: string[], signal?: AbortSignal): Promise<void> {
  const own = join(folder, 'node_modules/.bin', bin)
  return run(name, folder, [existsSync(own) ? own : join(root, 'node_modules/.bin', bin), ...args], signal)
}

function run(name: string, cwd: string, args: string[], signal?: AbortSignal): Promise<void> {
  const environment = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
  return new Promise((resolve, reject) => {
    const stop = signal ? { signal } : {}
    const child = spawn(process.execPath, args, { cwd, env: environment, stdio: ['ignore', 'pipe', 'pipe'], ...stop })
    const output: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new BuildFailed(name, Buffer.concat(output).toString())),
    )
  })
}
