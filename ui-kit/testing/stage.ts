import type { JSX } from 'solid-js'
import { render } from 'solid-js/web'
import { afterEach } from 'vitest'
import '../theme/styles.css'

const leave: (() => void)[] = []

/** Shows a part on the page until the test ends. */
export function stage(part: () => JSX.Element): HTMLElement {
  const place = document.body.appendChild(document.createElement('main'))
  const dispose = render(part, place)
  leave.push(() => (dispose(), place.remove()))
  return place
}

/** Takes a seat of its own at the test hub, arranged as given. */
export async function takeSeat(arranged: Record<string, unknown> = {}): Promise<void> {
  document.cookie = `seat=${crypto.randomUUID()}; path=/`
  await fetch('/api/test/arrange', { method: 'POST', body: JSON.stringify(arranged) })
}

/** What the test hub knows of this seat. */
export async function seat(): Promise<{
  refreshes: number
  requests: string[]
  address: string | null
  access: boolean
}> {
  return await (await fetch('/api/test/seat')).json()
}

afterEach(() => {
  for (const one of leave.splice(0)) one()
})
