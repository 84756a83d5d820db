import { Match, Switch } from 'solid-js'
import { Time } from '@smithers/ui-kit/time'
import type { Kept } from './draft.ts'

/** Says at all times whether what is written lies on this device. */
export function KeptNote(props: { kept: Kept; at: number | undefined }) {
  return (
    <p class="kept" role="status">
      <Switch fallback="What you write is kept on this device.">
        <Match when={props.kept === 'refused'}>
          <span class="text-loss">× This browser keeps nothing for this site. Copy your words before you leave.</span>
        </Match>
        <Match when={props.kept === 'kept' && props.at}>
          {(at) => (
            <>
              Saved on this device, <Time at={at()} long still />
            </>
          )}
        </Match>
      </Switch>
    </p>
  )
}
