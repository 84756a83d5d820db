import { Show } from 'solid-js'
import { Address } from '@smithers/ui-kit/address'
import { Time } from '@smithers/ui-kit/time'
import type { Step } from './story.ts'

/** Something that was done, in one line. */
export function Line(props: { step: Extract<Step, { is: 'line' }> }) {
  return (
    <p class="story-line">
      <span>
        <Address of={props.step.actor} /> {props.step.words}
        <Show when={props.step.suggested}>, as suggested</Show>
      </span>
      <Time at={props.step.at} long />
    </p>
  )
}
