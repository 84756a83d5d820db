import { render } from 'solid-js/web'
import { SignIn } from '@smithers/ui-kit/wallet/sign-in'

/**
 * Shows the sign-in dialog over the page.
 *
 * @param why one sentence on what needs it
 * @param onClose told the address, or undefined when nobody signed in
 */
export function openSignIn(why: string | undefined, onClose: (address: string | undefined) => void): void {
  const place = document.body.appendChild(document.createElement('div'))
  let address: string | undefined
  const close = () => {
    leave()
    place.remove()
    onClose(address)
  }
  const leave = render(
    () => <SignIn {...(why !== undefined && { why })} onSignedIn={(known) => (address = known)} onClose={close} />,
    place,
  )
}
