import { render } from 'solid-js/web'
import { Panel } from '@smithers/ui-kit/palette/panel'
import { rememberedRepo } from '../repo/here.ts'
import { codeHref, repoHref } from '../repo/links.ts'

/**
 * Shows the palette over the page.
 *
 * @param typed what stands in it at first; `/` begins a command
 */
export function openPalette(typed: string): void {
  const repo = rememberedRepo()
  const place = document.body.appendChild(document.createElement('div'))
  const close = () => {
    leave()
    place.remove()
  }
  const goals = [
    ...(repo
      ? [
          { word: 'README', href: repoHref(repo), hint: 'g r' },
          { word: 'Code', href: codeHref(repo), hint: 'g c' },
          { word: 'Changes', href: repoHref(repo, '/changes'), hint: 'g h' },
          { word: 'Issues', href: repoHref(repo, '/issues'), hint: 'g i' },
          { word: 'Report something', href: repoHref(repo, '/issues/new'), hint: 'g n' },
          { word: 'Search', href: repoHref(repo, '/search'), hint: 'g s' },
        ]
      : []),
    { word: 'You: limits, sessions, key', href: '/you', hint: 'g y' },
    { word: 'All repositories', href: '/' },
  ]
  const leave = render(
    () => <Panel typed={typed} goals={goals} repo={repo && `${repo.owner}/${repo.name}`} onClose={close} />,
    place,
  )
}
