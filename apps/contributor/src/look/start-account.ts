import { fetcher } from '@smithers/api-spec/fetcher'
import { outcomeOf } from '@smithers/ui-kit/api/answer'
import { shortAddress } from '@smithers/ui-kit/address/short'
import { wasSignedIn } from '@smithers/ui-kit/api/transport'
import { askToSignIn } from './ask-to-sign-in.ts'

type Answered = { status: 200; data: { signedIn: boolean; address: string | null } }

/**
 * Fills the end of the bar: a button to sign in, or one that names who sits here. What the second opens is fetched when it is
 * pressed, or when the session has to be renewed first. Signing in, in this page or another tab, is told through the session's
 * channel.
 */
export function startAccount(): void {
  const place = document.getElementById('account')
  if (!place) return
  let whole = false
  const show = async (open: boolean) => {
    whole = true
    const { showAccount } = await import('./account.tsx')
    showAccount(place, open)
  }
  const look = async () => {
    const session = await outcomeOf(() => fetcher<Answered>('/api/auth/session', { method: 'GET' }))
    if (whole) return
    if (session.ok && session.value.address)
      place.replaceChildren(meButton(session.value.address, () => void show(true)))
    else if (!session.ok || wasSignedIn()) return show(false)
    else place.replaceChildren(signInButton())
  }
  void look()
  new BroadcastChannel('smithers:session').addEventListener('message', () => void look())
}

/** Looks like the button that it is replaced by. */
function meButton(address: string, press: () => void): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'me'
  const part = (tag: string, look: string, text: string) => {
    const one = document.createElement(tag)
    one.className = look
    one.textContent = text
    return one
  }
  button.append(
    part('i', '', ''),
    part('span', 'machine', shortAddress(address)),
    part('span', 'heard', ', your account'),
  )
  button.addEventListener('click', press)
  return button
}

function signInButton(): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button-bare'
  button.textContent = 'Sign in'
  button.addEventListener('click', () => void askToSignIn())
  return button
}
