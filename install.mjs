/**
 * Installs what the lockfile names when it is not there yet. Runs on any Node from 20 on; everything after it runs on Node 26.
 * `npm install` and not `npm ci`: a registry mirror may lack the optional packages of other platforms, which `ci` takes for a
 * broken lockfile. The versions are the lockfile's all the same, and nothing is written back.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = import.meta.dirname ?? new URL('.', import.meta.url).pathname
const stamp = join(root, 'node_modules', '.smithers-installed')
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(
    `Node ${process.versions.node} is too old. Install Node 20 or newer from https://nodejs.org and run this again.`,
  )
  process.exit(1)
}
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.log('Installing packages (once; about a minute) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const result = spawnSync(npm, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (result.status !== 0) {
    console.error(
      'The packages could not be installed. See the lines above; check that the npm registry can be reached, then run this again.',
    )
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}
const runtime = join(root, 'node_modules', '.bin', 'node')
if (!existsSync(runtime)) {
  console.error(
    'The Node 26 runtime did not install (package "node"). Allow its install script (`npm install --foreground-scripts`), or put Node 26 first on PATH.',
  )
  process.exit(1)
}
