import { Keys } from '@smithers/ui-kit/keys'
import { useKey } from '@smithers/ui-kit/keys/registry'
import { mount } from '@smithers/ui-kit/mount'
import { Palette } from '@smithers/ui-kit/palette/palette'
import { Account } from '@smithers/ui-kit/wallet/account'
import type { JSX } from 'solid-js'
import { Door } from '../door/door.tsx'
import { Strip } from './strip.tsx'

const rooms = [
  ['o', 'Overview', '/admin/'],
  ['a', 'Accounts', '/admin/accounts/'],
  ['l', 'Limits', '/admin/limits/'],
  ['e', 'Log', '/admin/log/'],
  ['h', 'Health', '/admin/health/'],
  ['k', 'Keys', '/admin/keys/'],
] as const

/** Puts a page into the console's frame: figures above, the door before it, keys over all. */
export function openConsole(page: () => JSX.Element): void {
  mount('strip', () => <Strip />)
  mount('me', () => <Account />)
  mount('page', () => <Door>{page}</Door>)
  mount('keys', () => <ConsoleKeys />)
}

function ConsoleKeys() {
  for (const [key, word, href] of rooms) {
    useKey({ keys: `g ${key}`, does: word, group: 'Go to', run: () => location.assign(href) })
  }
  return (
    <>
      <Keys />
      <Palette goals={rooms.map(([, word, href]) => ({ word, href }))} />
    </>
  )
}
