import { type Key, listenForKeys, registeredKeys, switchSingleKeys, useKey } from '@smithers/ui-kit/keys/registry'
import { type RepoName, rememberedRepo } from '../repo/here.ts'
import { codeHref, repoHref } from '../repo/links.ts'
import { whenKeysStart } from './wanted-keys.ts'

const group = 'Everywhere'

/** The keys every page has, and those its island wants. What they open is fetched when they are pressed. */
export function startKeys(): void {
  listenForKeys()
  useKey({ keys: '?', does: 'Show these keys', group, run: () => void showSheet() })
  useKey({ keys: 'mod+k', does: 'Find and go', group, run: () => void showPalette('') })
  useKey({ keys: '/', does: 'Type a command', group, run: () => void showPalette('/') })
  useKey({
    keys: 'escape',
    does: 'Leave the field',
    group,
    run: () => field()?.blur(),
    when: () => field() !== undefined,
  })
  go('g y', 'You', '/you')
  const repo = rememberedRepo()
  if (repo) repoKeys(repo)
  whenKeysStart(useKey)
}

function repoKeys(repo: RepoName): void {
  useKey({
    keys: 's',
    does: 'Search this repository',
    group,
    run: () => document.getElementById('seek-words')?.focus(),
  })
  go('g r', 'README', repoHref(repo))
  go('g c', 'Code', codeHref(repo))
  go('g h', 'Changes', repoHref(repo, '/changes'))
  go('g i', 'Issues', repoHref(repo, '/issues'))
  go('g n', 'Report something', repoHref(repo, '/issues/new'))
  go('g s', 'Search', repoHref(repo, '/search'))
}

function go(keys: string, does: string, href: string): void {
  useKey({ keys, does, group: 'Go to', run: () => location.assign(href) })
}

async function showSheet(): Promise<void> {
  const keys: readonly Key[] = registeredKeys()
  const { openKeySheet } = await import('./key-sheet.tsx')
  openKeySheet(keys, switchSingleKeys)
}

async function showPalette(typed: string): Promise<void> {
  const { openPalette } = await import('./open-palette.tsx')
  openPalette(typed)
}

/** The field of the page that has the focus; one in a dialog belongs to the dialog. */
function field(): HTMLElement | undefined {
  const here = document.activeElement
  const mine = here instanceof HTMLElement && here.matches('input, textarea, select') && !here.closest('[role=dialog]')
  return mine ? here : undefined
}
