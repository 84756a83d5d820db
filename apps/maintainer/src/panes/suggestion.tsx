import type { Suggestion } from '@smithers/api-spec/client/model/suggestion'
import { Address } from '@smithers/ui-kit/address'
import { Button } from '@smithers/ui-kit/button'
import { Confidence } from '@smithers/ui-kit/confidence'
import { ProblemNote } from '@smithers/ui-kit/problem'
import { Time } from '@smithers/ui-kit/time'
import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js'
import { isOpen } from '../inbox/board.ts'
import { proposal, reasonParts } from '../inbox/words.ts'
import type { Actions } from '../state/actions.ts'
import type { Desk } from '../state/desk.ts'
import { Peek } from './peek.tsx'
import { swipe } from './swipe.ts'

/** What the hub suggests for the issue: proposal, reason, confidence, evidence; and the verdict. */
export function SuggestionBlock(props: { desk: Desk; actions: Actions }) {
  const by = () => [...new Set(props.desk.offered().map((one) => one.costume))].join(', ')
  return (
    <Show when={props.desk.offered().length > 0}>
      <section class="offers" aria-labelledby="offers">
        <h3 id="offers">
          Smithers suggests <span class="machine offers-by">{by()}</span>
        </h3>
        <ul>
          <For each={props.desk.offered().map((one) => one.id)}>
            {(id) => <Offer desk={props.desk} actions={props.actions} id={id} />}
          </For>
        </ul>
      </section>
    </Show>
  )
}

function Offer(props: { desk: Desk; actions: Actions; id: number }) {
  const { desk, actions } = props
  let item: HTMLLIElement | undefined
  const [peek, setPeek] = createSignal<number>()
  const one = (): Suggestion => desk.suggestions.board().known.get(props.id)!
  const here = () => desk.focused()?.id === props.id
  const fault = () => desk.suggestions.faults().get(props.id)
  const why = () => reasonParts(one().reason, one().evidence, one().kind === 'duplicate' ? [Number(one().value)] : [])
  const Proof = (of: { number: number }) => (
    <button
      type="button"
      class="offer-proof machine"
      aria-label={`Look at #${of.number}`}
      aria-expanded={peek() === of.number}
      onClick={() => setPeek((was) => (was === of.number ? undefined : of.number))}
    >
      #{of.number}
    </button>
  )
  createEffect(() => {
    const root = item
    if (!root || !isOpen(one())) return
    onCleanup(
      swipe(root, (verdict) => {
        desk.point(props.id)
        if (verdict === 'accept') void actions.settle('accepted', [one()])
        else if (verdict === 'decline') void actions.settle('rejected', [one()])
        else if (verdict === 'duplicate') actions.duplicate()
        else actions.later('tomorrow')
      }),
    )
  })
  return (
    <li
      class="offer"
      classList={{ 'offer-here': here(), 'offer-done': !isOpen(one()) }}
      ref={item}
      onClick={() => desk.point(props.id)}
    >
      <p class="offer-what">
        {proposal(one())}
        <Show when={one().kind === 'duplicate'}>
          <CanonicalTitle desk={desk} number={Number(one().value)} />
        </Show>
      </p>
      <p class="offer-sure figures">
        <Confidence of={one().confidence} /> {Math.round(one().confidence * 100)} %
      </p>
      <p class="offer-why">
        <For each={why().parts}>{(part) => (typeof part === 'number' ? <Proof number={part} /> : part)}</For>
        <For each={why().besides}>
          {(number) => (
            <>
              {' '}
              <Proof number={number} />
            </>
          )}
        </For>
      </p>
      <div class="offer-ways">
        <Show
          when={isOpen(one())}
          fallback={
            <p>
              {one().state === 'rejected' ? 'declined' : one().state}{' '}
              <Show when={one().decidedBy}>
                {(by) => (
                  <>
                    by <Address of={by()} />{' '}
                  </>
                )}
              </Show>
              <Show when={one().decidedAt}>{(at) => <Time at={at()} long />}</Show>
              <Show when={one().decidedReason}>{(reason) => <>: {reason()}</>}</Show>
              <Button look="bare" {...(here() ? { keys: 'z' } : {})} onClick={() => void actions.takeBack(one())}>
                Take back
              </Button>
            </p>
          }
        >
          <Button
            look={here() ? 'first' : 'plain'}
            {...(here() ? { keys: '1' } : {})}
            onClick={() => void actions.settle('accepted', [one()])}
          >
            Accept
          </Button>
          <Button {...(here() ? { keys: '3' } : {})} onClick={() => void actions.settle('rejected', [one()])}>
            Decline
          </Button>
        </Show>
      </div>
      <Show when={fault()}>
        {(fault) => (
          <div class="offer-more">
            <ProblemNote problem={fault().problem}>
              <Button onClick={() => desk.suggestions.forgive(props.id)}>Dismiss</Button>
            </ProblemNote>
          </div>
        )}
      </Show>
      <Show when={peek()} keyed>
        {(number) => (
          <div class="offer-more">
            <Peek desk={desk} number={number} />
          </div>
        )}
      </Show>
    </li>
  )
}

function CanonicalTitle(props: { desk: Desk; number: number }) {
  createEffect(() => props.desk.cards.want(props.number))
  return (
    <Show when={props.desk.cards.card(props.number)?.value}>
      {(issue) => (
        <span class="offer-title">
          {' '}
          <bdi>{issue().title}</bdi> <span class="text-mute">({issue().state})</span>
        </span>
      )}
    </Show>
  )
}
