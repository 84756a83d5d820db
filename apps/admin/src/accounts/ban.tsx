import { banAccount, unbanAccount } from '@smithers/api-spec/client/account/account'
import type { Account } from '@smithers/api-spec/client/model/account'
import { write } from '@smithers/ui-kit/api/operation'
import { fieldError } from '@smithers/ui-kit/api/problem'
import { Button } from '@smithers/ui-kit/button'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { TextField } from '@smithers/ui-kit/text-field'
import { createSignal, Show } from 'solid-js'

/** Shutting an account out, with the reason it will read; and letting it in again. */
export function Ban(props: { account: Account; onChange: (account: Account) => void }) {
  const [reason, setReason] = createSignal('')
  const [pressed, setPressed] = createSignal(false)
  const ban = write((because: string) => banAccount(props.account.address, { reason: because }))
  const unban = write(() => unbanAccount(props.account.address))
  const shutOut = async (event: Event) => {
    event.preventDefault()
    setPressed(true)
    if (!reason().trim()) return
    const outcome = await ban.run(reason().trim())
    if (!outcome.ok) return
    setPressed(false)
    setReason('')
    props.onChange(outcome.value)
  }
  const letIn = async () => {
    const outcome = await unban.run()
    if (outcome.ok) props.onChange(outcome.value)
  }
  return (
    <Show
      when={props.account.banned}
      fallback={
        <form onSubmit={(event) => void shutOut(event)}>
          <TextField
            label="Ban, because"
            hint="The account reads this. Its tokens end at once."
            fault={
              fieldError(ban.problem(), 'reason') ??
              (pressed() && !reason().trim() ? 'Say why: the account reads it.' : undefined)
            }
            maxLength={2000}
            autocomplete="off"
            onInput={setReason}
          />
          <p class="acts">
            <Button type="submit" look="loss" busy={ban.pending()}>
              Ban
            </Button>
          </p>
          <Show when={ban.problem()}>{(problem) => <ProblemNote problem={problem()} />}</Show>
        </form>
      }
    >
      <div>
        <p>
          <b>Banned.</b> {props.account.banReason}
        </p>
        <p class="acts">
          <Button busy={unban.pending()} onClick={() => void letIn()}>
            Let it in again
          </Button>
        </p>
        <Show when={unban.problem()}>{(problem) => <ProblemNote problem={problem()} />}</Show>
      </div>
    </Show>
  )
}
