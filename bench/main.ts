/**
 * `npm run bench`: figures side by side in one run. `npm run bench -- [--json] [family …]`.
 * Ends with 1 only when the bench itself is at fault: a row that could not be measured, or a planted slowdown that was not seen.
 */
import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { families } from './families.ts'
import { startFlags } from './measure/monolith.ts'
import { unsound, type Row } from './row.ts'
import { summary, table } from './table.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
})
const unknown = positionals.filter((name) => !(name in families))
if (unknown.length > 0) {
  console.error(`There is no family ${unknown.join(', ')}. Choose from: ${Object.keys(families).join(', ')}.`)
  process.exit(2)
}

const root = mkdtempSync(join(tmpdir(), 'smithers-bench-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

const rows: Row[] = []
for (const name of positionals.length > 0 ? positionals : Object.keys(families)) {
  const start = performance.now()
  console.error(`measuring ${name} …`)
  rows.push(...(await measure(name)))
  console.error(`measured ${name} in ${((performance.now() - start) / 1000).toFixed(0)} s`)
}
console.log(values.json ? JSON.stringify(rows, null, 2) : `${table(rows)}\n\n${summary(rows)}`)
process.exitCode = rows.some((row) => row.unsound) ? 1 : 0

function measure(name: string): Promise<Row[]> {
  const folder = join(root, name)
  mkdirSync(folder, { recursive: true })
  return new Promise((resolve) => {
    let measured: Row[] | null = null
    const child = fork(join(import.meta.dirname, 'run-family.ts'), [name, folder], {
      cwd: join(import.meta.dirname, '..'),
      // Some open a hub in their own process.
      execArgv: startFlags(),
      stdio: ['ignore', 2, 2, 'ipc'],
    })
    child.on('message', (message) => (measured = message as Row[]))
    child.on('exit', (code) => {
      rmSync(folder, { recursive: true, force: true })
      resolve(measured ?? [unsound(name, 'could not be measured', `ended with ${code}; see above`, '')])
    })
  })
}
