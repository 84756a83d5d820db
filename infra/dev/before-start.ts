/** What can be known to be wrong before anything is built, opened or made. */
import { accessSync, constants, statSync } from 'node:fs'
import { createServer } from 'node:net'

import type { StartOptions } from './options.ts'

export type Refusal = { say: string; next: string }

export async function refuseToStart({ repo, port, importFile }: StartOptions): Promise<Refusal | undefined> {
  return (await portTrouble(port)) ?? repoTrouble(repo) ?? (importFile === null ? undefined : fileTrouble(importFile))
}

async function portTrouble(port: number): Promise<Refusal | undefined> {
  const code = await new Promise<string | undefined>((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(undefined)))
  })
  if (code === undefined) return undefined
  if (code === 'EACCES')
    return { say: `This user may not open port ${port}.`, next: 'Choose one above 1023: npm start -- --port 8787' }
  return {
    say: `Port ${port} is taken by another program.`,
    next: `Stop it, or choose another: npm start -- --port ${port < 65_535 ? port + 1 : 8787}`,
  }
}

function repoTrouble(repo: string): Refusal | undefined {
  if (/^[a-z+]+:\/\//i.test(repo) || statSync(repo, { throwIfNoEntry: false })?.isDirectory()) return undefined
  return { say: `There is no folder ${repo}.`, next: 'Give --repo the path or the URL of a git repository.' }
}

function fileTrouble(file: string): Refusal | undefined {
  const next = 'Give --import the path of a file that `gh issue list --json …` has printed.'
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) return { say: `${file} does not exist.`, next }
  if (found.isDirectory()) return { say: `${file} is a folder.`, next }
  try {
    accessSync(file, constants.R_OK)
    return undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error
    return { say: `${file} may not be read.`, next: 'Let the user that runs the hub read it.' }
  }
}
