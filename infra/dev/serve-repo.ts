/** Makes sure that the hub holds the repository it is to serve; imports it with a progress line when it does not. */
import { basename } from 'node:path'
import { execFileSync } from 'node:child_process'

import type { Hub } from '@smithers/monolith'

export type RepoName = { owner: string; name: string }
type Repo = RepoName & {
  state: 'importing' | 'ready' | 'failed'
  problem: string | null
  progress: { phase: string; percent: number } | null
}
type Refusal = { say: string; next: string }

const local = { actor: 'local', tier: 'admin' } as const

export async function serveRepo(
  hub: Hub,
  source: string,
): Promise<{ ok: true; value: RepoName } | { ok: false; problem: Refusal }> {
  const wanted = nameOf(source)
  const known = await view(hub, wanted)
  if (known?.state === 'ready') return { ok: true, value: wanted }
  if (known?.state !== 'importing') {
    const answer = await hub.dispatch('importRepo', { source, ...wanted }, local)
    if (answer.status >= 400) return refused(source, answer.body as { detail: string; next: string })
  }
  return watch(hub, source, wanted)
}

async function watch(
  hub: Hub,
  source: string,
  wanted: RepoName,
): Promise<{ ok: true; value: RepoName } | { ok: false; problem: Refusal }> {
  let said = ''
  for (;;) {
    const repo = await view(hub, wanted)
    if (repo === null || repo.state === 'failed') {
      return refused(source, {
        detail: repo?.problem ?? 'The import ended without a trace.',
        next: 'Give another repository with --repo.',
      })
    }
    if (repo.state === 'ready') return { ok: true, value: wanted }
    const line =
      repo.progress === null ? 'starting' : `${repo.progress.phase} ${Math.floor(repo.progress.percent / 20) * 20} %`
    if (line !== said) console.log(`importing ${wanted.owner}/${wanted.name}: ${line}`)
    said = line
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function view(hub: Hub, { owner, name }: RepoName): Promise<Repo | null> {
  const answer = await hub.dispatch('viewRepo', { owner, repo: name }, local)
  return answer.status === 200 ? (answer.body as Repo) : null
}

const refused = (source: string, { detail, next }: { detail: string; next: string }) => ({
  ok: false as const,
  problem: { say: `${source} could not be imported. ${sentence(detail)}`, next },
})

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).replace(/\.?$/, '.')

/** The last two parts of an address; for a path, of its origin, else `local/<folder>`. */
function nameOf(source: string): RepoName {
  const address = /^[a-z+]+:\/\//i.test(source) ? source : (originOf(source) ?? `local/${basename(source)}`)
  const parts = address
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split(/[/:]/)
    .filter(Boolean)
  const clean = (part: string | undefined, otherwise: string) =>
    (part ?? '').replaceAll(/[^A-Za-z0-9._-]/g, '-').replace(/^[^A-Za-z0-9]+/, '') || otherwise
  return { owner: clean(parts.at(-2), 'local').slice(0, 64), name: clean(parts.at(-1), 'repository').slice(0, 100) }
}

function originOf(path: string): string | null {
  try {
    const address = execFileSync('git', ['-C', path, 'config', '--get', 'remote.origin.url'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return /^([a-z+]+:\/\/|[\w.-]+@[\w.-]+:)/i.test(address.trim()) ? address.trim() : null
  } catch (error) {
    if (error instanceof Error && 'status' in error) return null
    throw error
  }
}
