import { fetcher } from '@smithers/api-spec/fetcher'
import { outcomeOf } from '@smithers/ui-kit/api/answer'
import { wasSignedIn } from '@smithers/ui-kit/api/transport'
import { askToSignIn } from './ask-to-sign-in.ts'

type Answered = { status: 200; data: { signedIn: boolean } }

/**
 * Fills the end of the bar. Most who read are nobody: they get a plain button, and what shows an account is fetched only for
 * those who have one. Signing in, in this page or another tab, is told through the session's channel.
 */
export function startAccount(): void {
  const place = document.getElementById('account')
  if (!place) return
  let shown = false
  const look = async () => {
    const session = await outcomeOf(() => fetcher<Answered>('/api/auth/session', { method: 'GET' }))
    if (shown) return
    if (!session.ok || session.value.signedIn || wasSignedIn()) {
      shown = true
      const { showAccount } = await import('./account.tsx')
      return showAccount(place)
    }
    if (!place.firstChild) place.append(signInButton())
  }
  void look()
  new BroadcastChannel('smithers:session').addEventListener('message', () => void look())
}

function signInButton(): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button-bare'
  button.textContent = 'Sign in'
  button.addEventListener('click', () => void askToSignIn())
  return button
}
