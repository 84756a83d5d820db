import { Show } from 'solid-js'
import { Address } from '@smithers/ui-kit/address'
import { Time } from '@smithers/ui-kit/time'
import { Prose } from '../../reading/prose.tsx'
import type { RepoName } from '../../repo/here.ts'

/** What somebody said: who, when, and the words. */
export function Entry(props: {
  repo: RepoName
  id?: string
  author: string
  at: string
  html: string | null
  text: string
  first?: boolean
  byAuthor?: boolean
}) {
  return (
    <section class="entry" id={props.id} aria-label={props.first ? 'The report' : 'Comment'}>
      <h2 class="heard">{props.first ? 'The report' : 'Comment'}</h2>
      <p class="entry-by">
        <Address of={props.author} />
        <Show when={props.byAuthor}>
          <span class="text-mute">author</span>
        </Show>
        <a class="quiet text-mute" href={props.id ? `#${props.id}` : '#main'}>
          <span class="heard">Link to what was said </span>
          <Time at={props.at} long still />
        </a>
      </p>
      <Show when={props.text.trim()} fallback={<p class="text-mute">No words were left here.</p>}>
        <Show when={props.html !== null} fallback={<pre class="plain-words">{props.text}</pre>}>
          <Prose html={props.html ?? ''} repo={props.repo} path="" />
        </Show>
      </Show>
    </section>
  )
}
