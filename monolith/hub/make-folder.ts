import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder and what is missing above it, for its owner alone. Step by step: Node's own recursive way never ends
 * where a file system answers "no such file" for a folder whose parent exists (such as /proc).
 */
export function makeFolder(dir: string) {
  const missing: string[] = []
  for (let at = resolve(dir); !existsSync(at); at = dirname(at)) missing.push(at)
  for (const folder of missing.toReversed()) mkdirSync(folder, { mode: 0o700 })
}
