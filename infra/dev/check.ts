/**
 * `npm run check`: format, lint with arrows, types, pages, and that what is generated is fresh and breaks nobody.
 * `--report=<file>` also writes how many steps held, as JSON: `npm test` counts them.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { undeclaredBreaks } from '@smithers/api-spec/breaking'

import { root } from './build.ts'

type Step = { name: string; run: () => string | null }

const bin = (name: string) => join(root, 'node_modules/.bin', name)

/** Runs a tool; its output is the fault when it fails. */
function tool(program: string, args: string[], cwd = root): string | null {
  const result = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    maxBuffer: 64 << 20,
  })
  return result.status === 0
    ? null
    : `${result.stdout}${result.stderr}`.trim() || `${program} ended with ${result.status ?? result.signal}`
}

function generatedIsFresh(): string | null {
  const gen = join(root, 'api-spec/gen')
  const state = () =>
    tool('git', ['status', '--porcelain', '--', gen]) ??
    spawnSync('git', ['diff', '--', gen], { cwd: root, encoding: 'utf8' }).stdout
  const before = state()
  const fault = tool(process.execPath, [join(root, 'api-spec/generate/main.ts')])
  if (fault !== null) return fault
  return state() === before ? null : 'api-spec/gen was stale. It is generated anew now: look at it and commit it.'
}

function nothingBreaks(): string | null {
  const breaks = undeclaredBreaks()
  return breaks.length === 0
    ? null
    : `These changes break callers; declare each with its reason in api-spec/released/breaks.json:\n${breaks.map(({ what }) => `  ${what}`).join('\n')}`
}

const steps: Step[] = [
  { name: 'format', run: () => tool(bin('oxfmt'), ['--check', '.']) },
  { name: 'lint', run: () => tool(bin('oxlint'), ['-c', '.oxlintrc.json', '--type-aware', '--format=unix']) },
  { name: 'types', run: () => tool(bin('tsc'), ['-b']) },
  ...['contributor', 'maintainer', 'admin'].map((app) => ({
    name: `pages of ${app}`,
    run: () => tool(bin('astro'), ['check', '--minimumSeverity', 'error'], join(root, 'apps', app)),
  })),
  { name: 'generated files', run: generatedIsFresh },
  { name: 'breaking changes', run: nothingBreaks },
]

const { values } = parseArgs({ options: { report: { type: 'string' } } })
let failed = 0
for (const { name, run } of steps) {
  const start = performance.now()
  const fault = run()
  console.log(`${fault === null ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  if (fault !== null) {
    failed += 1
    console.log(fault.split('\n').slice(0, 60).join('\n'))
  }
}
if (values.report !== undefined) {
  writeFileSync(values.report, JSON.stringify({ passed: steps.length - failed, failed, skipped: 0 }))
}
process.exitCode = failed === 0 ? 0 : 1
