import { createResource, createSignal, For, onCleanup, Show } from 'solid-js'
import type { Problem } from '../api/problem.ts'
import { shortAddress } from '../address/short.ts'
import { Button } from '../button/button.tsx'
import { Dialog, DialogFoot } from '../dialog/dialog.tsx'
import { ProblemNote } from '../problem/problem.tsx'
import type { WalletConnector } from './connector.ts'
import type { Start } from './identity.ts'
import { injectedWallets } from './injected.ts'
import { KeyImport } from './key-import.tsx'
import { kept } from './key-box.ts'
import { askNoMore } from './passkey.ts'
import { dialogHost, portoDialog } from './porto-dialog.ts'
import { portoLocal } from './porto-local.ts'
import { signInWith } from './sign-in-steps.ts'
import './sign-in.css'

/**
 * Says who one is, by a signature and without a form. One press makes a key on this device; other ways stand beneath.
 *
 * @param props.why one sentence on what needs it, e.g. "To report something, the hub must know whom to answer."
 */
export function SignIn(props: { why?: string; onClose: () => void; onSignedIn?: (address: string) => void }) {
  const [busy, setBusy] = createSignal<string>()
  const [problem, setProblem] = createSignal<Problem>()
  const [here, { refetch }] = createResource(kept)
  const [others] = createResource(otherWallets)

  let turn = 0
  onCleanup(askNoMore)

  /* Another choice takes the place of one that is still open, such as a passkey prompt nobody answers. */
  const enter = async (name: string, connector: WalletConnector) => {
    if (busy() === name) return
    const mine = ++turn
    askNoMore()
    setBusy(name)
    setProblem()
    const done = await signInWith(connector)
    if (mine !== turn) return
    setBusy()
    if (!done.ok) {
      setProblem(done.problem)
      return void refetch()
    }
    props.onSignedIn?.(done.value)
    props.onClose()
  }
  const local = (start: Start) => () => void enter(start, portoLocal(start))

  return (
    <Dialog open onClose={props.onClose} title="Sign in">
      <div class="sign-in">
        <p>
          {props.why ?? 'The hub knows people by a key, not by a password. Signing in proves that the key is yours.'}
        </p>
        <Show
          when={here()}
          fallback={
            <>
              <Button look="first" class="sign-in-first" busy={busy() === 'new'} onClick={local('new')}>
                Make a key on this device
              </Button>
              <p class="field-hint">
                A passkey where your device has one, otherwise a key this browser keeps. It only says who you are: send
                no funds to its address.
              </p>
            </>
          }
        >
          {(mine) => (
            <>
              <Button look="first" class="sign-in-first" busy={busy() === 'new'} onClick={local('new')}>
                Continue as <span class="machine">{shortAddress(mine().address)}</span>
              </Button>
              <p class="field-hint">
                {mine().kind === 'passkey' ? 'Your passkey signs' : 'The key kept in this browser signs'} a sentence
                that says you sign in to <span class="machine">{location.host}</span>. Nothing else is agreed to.
              </p>
            </>
          )}
        </Show>
        <Show when={problem()}>
          {(what) => (
            <ProblemNote problem={what()}>
              <Show when={what().type.includes('passkey') && !here()}>
                <Button busy={busy() === 'in-this-browser'} onClick={local('in-this-browser')}>
                  Keep a key in this browser
                </Button>
              </Show>
            </ProblemNote>
          )}
        </Show>
        <section class="sign-in-others ruled" aria-label="Other ways">
          <Show when={!here()}>
            <button
              type="button"
              aria-busy={busy() === 'existing-passkey' ? 'true' : undefined}
              onClick={local('existing-passkey')}
            >
              Use a passkey I have already
            </button>
          </Show>
          <For each={others()}>
            {(wallet) => (
              <button
                type="button"
                aria-busy={busy() === wallet.id ? 'true' : undefined}
                onClick={() => void enter(wallet.id, wallet)}
              >
                <span>{wallet.label}</span>
                <span class="field-hint">{wallet.says}</span>
              </button>
            )}
          </For>
          <Show when={!here()}>
            <KeyImport onAdopted={() => void refetch()} />
          </Show>
        </section>
        <DialogFoot>
          <p class="field-hint">
            On a terminal: <code>smithers auth login</code>
          </p>
        </DialogFoot>
      </div>
    </Dialog>
  )
}

async function otherWallets(): Promise<WalletConnector[]> {
  const host = dialogHost()
  return [...(await injectedWallets()), ...(host ? [portoDialog(host)] : [])]
}
