import { type JSX, onMount } from 'solid-js'
import { Button } from '@smithers/ui-kit/button'
import { Time } from '@smithers/ui-kit/time'

type Words = { title: string; body: string }

/** Two versions of the same issue: what somebody saved in the meantime, and what stands in the boxes. */
export function SideBySide(props: {
  theirs: Words & { updatedAt: string }
  mine: Words
  onMine: () => void
  onTheirs: () => void
}) {
  let room: HTMLElement | undefined
  onMount(() => room?.focus())
  return (
    <section class="both" ref={room} tabIndex={-1} aria-labelledby="both">
      <h2 id="both">Somebody changed this issue while you wrote</h2>
      <p>Nothing is lost. Take over from theirs what you need in the boxes above, then save yours.</p>
      <div class="both-sides">
        <Side head="Theirs, now" words={props.theirs}>
          <Time at={props.theirs.updatedAt} long />
        </Side>
        <Side head="Yours" words={props.mine} />
      </div>
      <div class="reply-ways">
        <Button look="first" onClick={() => props.onMine()}>
          Save mine over theirs
        </Button>
        <Button onClick={() => props.onTheirs()}>Keep theirs</Button>
      </div>
    </section>
  )
}

function Side(props: { head: string; words: Words; children?: JSX.Element }) {
  return (
    <div>
      <h3>
        {props.head} <span class="text-mute">{props.children}</span>
      </h3>
      <p>
        <b>{props.words.title}</b>
      </p>
      <pre class="plain-words" tabIndex={0}>
        {props.words.body}
      </pre>
    </div>
  )
}
