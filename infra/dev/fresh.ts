/** Decides whether a build step's output still fits its input: names, sizes and times of the input files, hashed. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const passedOver = new Set([
  'node_modules',
  'dist',
  '.astro',
  'out',
  'storybook-static',
  '.git',
  '.wrangler',
  'test-results',
])

/**
 * A fingerprint of everything below the given files and folders.
 * @param paths absolute; one that does not exist counts as empty
 */
export function fingerprint(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) walk(path, hash)
  return hash.digest('hex')
}

function walk(path: string, hash: ReturnType<typeof createHash>) {
  const facts = statSync(path, { throwIfNoEntry: false })
  if (!facts) return
  if (facts.isFile()) {
    hash.update(`${path}\0${facts.size}\0${facts.mtimeMs}\n`)
    return
  }
  for (const entry of readdirSync(path).toSorted()) {
    if (!passedOver.has(entry) && !/\.(test|stories)\.tsx?$/.test(entry)) walk(join(path, entry), hash)
  }
}

export function isFresh(stamp: string, print: string, outputs: readonly string[]): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === print && outputs.every((output) => existsSync(output))
}

export function markFresh(stamp: string, print: string) {
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, print)
}
