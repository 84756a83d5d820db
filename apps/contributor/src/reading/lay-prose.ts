import { sanitisedByHub } from '@smithers/ui-kit/markdown/trusted'
import { decoded } from './relative-path.ts'
import { type Origin, settle } from './settle.ts'

/**
 * Lays the sanitised HTML of a Markdown file into `place`. Its relative links lead into the code browser at the same change, its
 * pictures come from the repository.
 */
export function layProse(place: HTMLElement, html: string, from: Origin): void {
  // A template's content is inert: no picture is asked for before its address is settled.
  const sheet = document.createElement('template')
  sheet.innerHTML = sanitisedByHub(html)
  const pictures = settle(sheet.content, from)
  place.replaceChildren(sheet.content)
  void pictures()
  if (location.hash.length > 1) {
    const name = decoded(location.hash.slice(1)) ?? ''
    place.querySelector(`[id="${CSS.escape(name)}"], [id="user-content-${CSS.escape(name)}"]`)?.scrollIntoView()
  }
}
