/** `npm test`: sets up what a fresh clone lacks, runs every suite, and ends with one plain line of counts. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { BuildFailed, buildStale, root } from '@smithers/infra/dev/build'
import { findBrowser } from './browser.ts'

type Count = { passed: number; failed: number; skipped: number }
type Suite = { name: string; program: string; args: (report: string) => string[]; count: (report: string) => Count }

const reports = join(root, 'out/reports')
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const only = process.argv.slice(2)

const suites: Suite[] = [
  {
    name: 'checks',
    program: join(root, 'infra/dev/check.ts'),
    args: (report) => [`--report=${report}`],
    count: (report) => JSON.parse(readFileSync(report, 'utf8')) as Count,
  },
  { name: 'rooms', program: bin('vitest'), args: vitest('vitest.config.ts'), count: vitestCount },
  { name: 'parts', program: bin('vitest'), args: vitest('ui-kit/vitest.config.ts'), count: vitestCount },
  {
    name: 'journeys',
    program: bin('playwright'),
    args: () => ['test', '--config', 'tests/e2e/playwright.config.ts'],
    count: playwrightCount,
  },
]

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const total: Count = { passed: 0, failed: 0, skipped: 0 }
await setUp()
for (const suite of suites.filter(({ name }) => only.length === 0 || only.includes(name))) await runSuite(suite)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1

async function setUp() {
  try {
    await buildStale(console.log)
    process.env.CHROMIUM_PATH = await findBrowser(console.log)
  } catch (error) {
    if (!(error instanceof BuildFailed)) throw error
    console.error(error.message)
    console.error(`Building ${error.step} failed; no test was run.`)
    console.log('0 passed, 1 failed, 0 skipped')
    process.exit(1)
  }
}

async function runSuite({ name, program, args, count }: Suite) {
  const report = join(reports, `${name}.json`)
  const start = performance.now()
  console.log(`\n== ${name}`)
  const code = await run(program, args(report), report)
  const counted = existsSync(report) ? count(report) : { passed: 0, failed: 0, skipped: 0 }
  // A suite that ends badly without a failed test has broken as a whole: that counts as one failure.
  if (code !== 0 && counted.failed === 0) counted.failed = 1
  total.passed += counted.passed
  total.failed += counted.failed
  total.skipped += counted.skipped
  console.log(
    `== ${name}: ${counted.passed} of ${counted.passed + counted.failed} in ${((performance.now() - start) / 1000).toFixed(0)} s`,
  )
}

function run(program: string, args: string[], report: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const environment = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, FORCE_COLOR: '0', NO_COLOR: '1' }
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

function vitest(config: string): (report: string) => string[] {
  return (report) => ['run', '--config', config, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
}

function vitestCount(report: string): Count {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  ) as Record<string, number>
  return {
    passed: numPassedTests ?? 0,
    failed: numFailedTests ?? 0,
    skipped: (numPendingTests ?? 0) + (numTodoTests ?? 0),
  }
}

function playwrightCount(report: string): Count {
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  }
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
}
