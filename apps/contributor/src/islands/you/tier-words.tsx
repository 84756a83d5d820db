import { For, Show, createSignal } from 'solid-js'
import type { Tier } from '@smithers/ui-kit/api/session'

const words: Record<Tier, string> = {
  reader: 'You read everything. To report or answer, an admin raises your tier.',
  contributor: 'You report, answer, and edit or close what is yours.',
  maintainer: 'You decide: on suggestions, labels and every issue.',
  admin: 'You answer for the hub: accounts, tiers, limits and repositories.',
}

/** The tier in a sentence; and, from the spec itself, every single thing it allows. */
export function TierWords(props: { tier: Tier }) {
  const [allowed, setAllowed] = createSignal<{ room: string; summaries: string[] }[]>()
  const tell = async () => {
    if (allowed()) return
    const { whatTierMay } = await import('./what-tier-may.ts')
    setAllowed(whatTierMay(props.tier))
  }
  return (
    <section aria-labelledby="tier">
      <h2 id="tier">
        Tier: <span class="tier">{props.tier}</span>
      </h2>
      <p>{words[props.tier]}</p>
      <details onToggle={() => void tell()}>
        <summary>Everything it allows</summary>
        <Show when={allowed()} fallback={<p class="text-mute">One moment…</p>}>
          {(rooms) => (
            <dl class="allowed">
              <For each={rooms()}>
                {({ room, summaries }) => (
                  <>
                    <dt>{room}</dt>
                    <dd>{summaries.join(' · ')}</dd>
                  </>
                )}
              </For>
            </dl>
          )}
        </Show>
      </details>
    </section>
  )
}
