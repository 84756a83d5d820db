import { Show } from 'solid-js'
import { Button } from '@smithers/ui-kit/button'
import { keep, readDraft } from '../../drafts/draft.ts'
import type { RepoName } from '../../repo/here.ts'
import { issueHref } from '../../repo/links.ts'
import { type Report, textOf } from './report.ts'

export type MineOf = { number: number; title: string; state: 'open' | 'closed' }

/** A happy end: it is known already. What was written goes along as a reply, to be sent or not. */
export function Mine(props: {
  repo: RepoName
  issue: MineOf
  report: Report
  onBack: () => void
  onTaken: () => void
}) {
  const words = () => textOf(props.report)
  const take = () => {
    if (words()) {
      const about = `comment:${props.repo.owner}/${props.repo.name}/${props.issue.number}`
      const before = readDraft(about)?.parts['body']
      if (keep(about, { body: [before, words()].filter(Boolean).join('\n\n') }) === 'kept') props.onTaken()
    } else props.onTaken()
    location.assign(issueHref(props.repo, props.issue.number))
  }
  return (
    <section class="mine" aria-labelledby="mine">
      <h2 id="mine">Good: it is known already</h2>
      <p>
        <a href={issueHref(props.repo, props.issue.number)}>
          {props.issue.title} <span class="text-mute figures">#{props.issue.number}</span>
        </a>
        , {props.issue.state === 'open' ? 'open' : 'closed'}
      </p>
      <p class="text-mute">
        <Show
          when={words()}
          fallback="You have spared everybody a second telling. Read on there, and add what you know."
        >
          What you wrote goes along as a reply and waits there for you to send it. One more way to see it happen helps
          the most.
        </Show>
      </p>
      <div class="reply-ways">
        <Button look="first" onClick={take}>
          Go to #{props.issue.number}
          {words() ? ' with my words' : ''}
        </Button>
        <Button onClick={() => props.onBack()}>No, mine is another</Button>
      </div>
    </section>
  )
}
