export type RepoName = { owner: string; name: string }

/** Whether a source is an address and not a path. */
export function isAddress(source: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(source)
}

/** Owner and name as an address or a path suggests them: its last two parts, or `local` and the folder's name. */
export function nameFrom(source: string): RepoName | undefined {
  const path = isAddress(source) ? source.replace(/^[^/]*\/\/[^/]*/, '') : source
  const parts = path
    .split(/[?#]/, 1)
    .join('')
    .split(/[/\\]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
  const name = clean(parts.at(-1)?.replace(/\.git$/, ''), 100)
  const owner = isAddress(source) ? clean(parts.at(-2), 64) : 'local'
  return name === undefined ? undefined : { owner: owner ?? 'imported', name }
}

/** The letters that the spec allows, others as `-`. */
function clean(part: string | undefined, most: number): string | undefined {
  const kept = part
    ?.replaceAll(/[^A-Za-z0-9._-]/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, most)
  return kept === '' ? undefined : kept
}
