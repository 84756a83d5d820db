#!/bin/sh
':' //; for n in "${0%/*}/node" "${0%/*}/../../node_modules/.bin/node" node; do command -v "$n" >/dev/null 2>&1 && exec "$n" "$0" "$@"; done
// The line above is for the shell: it prefers the workspace's own Node, which starts sooner than an old one, and hands this file to it.
// The way in, kept small because every call pays for it: answers --version itself, then loads the bundle, or the sources when
// the bundle is missing or older than they are (a checkout under work).
import { existsSync, readFileSync, statSync } from 'node:fs'
import process from 'node:process'

const room = new URL('..', import.meta.url)
const bundle = new URL('dist/main.mjs', room)
const argv = process.argv.slice(2)

/** Sources run from Node 22 on, and so does the database that a hub in a folder needs. */
const oldestNode = 22

/** The bundle is fresh when no source that went into it is newer; an installed package has no sources to compare. */
const isFresh = () => {
  const built = statSync(bundle, { throwIfNoEntry: false })
  if (!built) return false
  const list = new URL('dist/sources.txt', room)
  if (!existsSync(list)) return true
  return readFileSync(list, 'utf8')
    .split('\n')
    .every((path) => {
      const source = path === '' ? undefined : statSync(new URL(path, room), { throwIfNoEntry: false })
      return source === undefined || source.mtimeMs <= built.mtimeMs
    })
}

const opensFolder = () =>
  Boolean(process.env.SMITHERS_HUB) || argv.some((word) => word === '--hub' || word.startsWith('--hub='))

/** Runs this file again under the Node that the workspace carries, when the one that was found is too old. */
const runAgain = async () => {
  const node = new URL('../node_modules/.bin/node', room)
  if (!existsSync(node) || process.env.SMITHERS_NODE_TRIED) {
    process.stderr.write(
      `Node ${process.versions.node} is too old: this needs Node ${oldestNode}\nnext: npm install in the checkout, or install a newer Node\n`,
    )
    process.exitCode = 1
    return
  }
  const { spawn } = await import('node:child_process')
  const { fileURLToPath } = await import('node:url')
  const child = spawn(fileURLToPath(node), [fileURLToPath(import.meta.url), ...argv], {
    stdio: 'inherit',
    env: { ...process.env, SMITHERS_NODE_TRIED: '1' },
  })
  // The child is in the same group and gets the terminal's signals itself.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && child.kill(signal))
  child.on('exit', (code) => (process.exitCode = code ?? 1))
}

if (argv[0] === '--version' || argv[0] === 'version') {
  const { version } = JSON.parse(readFileSync(new URL('package.json', room), 'utf8'))
  process.stdout.write(`smithers ${version}\n`)
} else {
  const fresh = isFresh()
  if (Number.parseInt(process.versions.node, 10) < oldestNode && (!fresh || opensFolder())) {
    await runAgain()
  } else {
    const { enableCompileCache } = await import('node:module')
    const { directory } = enableCompileCache?.() ?? {}
    // Threads of a hub in this process look for it there.
    if (directory) process.env.NODE_COMPILE_CACHE ??= directory
    const { start } = await import(fresh ? bundle.href : new URL('start.ts', room).href)
    await start(argv)
  }
}
