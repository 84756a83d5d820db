import { setAccountTier } from '@smithers/api-spec/client/account/account'
import type { Account } from '@smithers/api-spec/client/model/account'
import type { Tier } from '@smithers/api-spec/client/model/tier'
import { write } from '@smithers/ui-kit/api/operation'
import { Button } from '@smithers/ui-kit/button'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { Select } from '@smithers/ui-kit/select'
import { TextField } from '@smithers/ui-kit/text-field'
import { createSignal, Show } from 'solid-js'
import { consequence, tiers } from './consequence.ts'

/** Another tier for an account; what it means is said before it is done. */
export function TierChange(props: { account: Account; onChange: (account: Account) => void }) {
  const [wanted, setWanted] = createSignal<Tier>()
  const [reason, setReason] = createSignal('')
  const change = write((tier: Tier, because: string) =>
    setAccountTier(props.account.address, { tier, ...(because ? { reason: because } : {}) }),
  )
  const tier = () => wanted() ?? props.account.tier
  const differs = () => tier() !== props.account.tier
  const submit = async (event: Event) => {
    event.preventDefault()
    if (!differs()) return
    const outcome = await change.run(tier(), reason().trim())
    if (!outcome.ok) return
    setWanted()
    props.onChange(outcome.value)
  }
  const keep = () => {
    setWanted()
    change.clear()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Select
        label="Tier"
        value={tier()}
        choices={tiers.map((one) => ({ value: one, word: one }))}
        onChoose={setWanted}
      />
      <Show when={differs()}>
        <TextField
          label="Because"
          hint="Goes into the log. May stay empty."
          maxLength={2000}
          autocomplete="off"
          onInput={setReason}
        />
        <p class="consequence">
          <b>
            {props.account.tier} → {tier()}
          </b>{' '}
          {consequence(props.account.tier, tier())}
        </p>
        <p class="acts">
          <Button type="submit" look="first" busy={change.pending()}>
            Make {tier()}
          </Button>
          <Button look="bare" onClick={keep}>
            Keep {props.account.tier}
          </Button>
        </p>
        <Show when={change.problem()}>{(problem) => <ProblemNote problem={problem()} />}</Show>
      </Show>
    </form>
  )
}
