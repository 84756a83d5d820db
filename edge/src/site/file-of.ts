const shells = new Set(['code', 'changes', 'issues', 'search'])
const ownPages = new Set(['you', 'device', 'claim'])
const built = new Set(['_a', '_shell', 'admin', 'maintainer'])

/**
 * Names the static files that may answer a page's address, best first: the three apps are built as static shells, and the
 * addresses of the contributor app that hold names (`/:owner/:repo/issues/:n`) all lead to one shell per view.
 *
 * @param path the decoded path of the address, beginning with `/`
 */
export function filesOf(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '')
  const [first, second, view, item] = parts
  if (first === undefined) return ['/index.html']
  if (built.has(first)) return [path.endsWith('/') ? `${path}index.html` : path]
  if (parts.length === 1) return ownPages.has(first) ? [shell(first)] : [path]
  if (second === undefined) return [path]
  const page = repoPage(view, item, parts.length)
  if (page === undefined) return [path]
  // A repository may be called `next.js`; a file may lie in a folder of the site.
  return parts.at(-1)?.includes('.') && parts.length === 2 ? [path, shell(page)] : [shell(page)]
}

function repoPage(view: string | undefined, item: string | undefined, length: number): string | undefined {
  if (view === undefined) return 'landing'
  if (!shells.has(view)) return undefined
  if (view === 'code') return 'code'
  if (length === 3) return view
  if (length > 4) return undefined
  if (view === 'changes') return 'change'
  if (view === 'issues') return item === 'new' ? 'new' : /^[1-9]\d{0,8}$/.test(item ?? '') ? 'issue' : undefined
  return undefined
}

const shell = (name: string): string => `/_shell/${name}/index.html`

/** Whether an address names a folder of a built app and lacks the slash that its relative links need. */
export function lacksSlash(path: string): boolean {
  return /^\/(admin(\/[a-z-]+)?|maintainer)$/.test(path)
}
