import { For, Show } from 'solid-js'
import type { Issue } from '@smithers/api-spec/client/model/issue'
import { shortAddress } from '@smithers/ui-kit/address/short'
import { State } from '@smithers/ui-kit/state'
import { Time } from '@smithers/ui-kit/time'
import type { RepoName } from '../../repo/here.ts'
import { issueHref } from '../../repo/links.ts'
import { whoNext } from './who-next.ts'

/** One issue in one line: number, title, labels, who acts next, age. On a phone two lines. */
export function IssueRow(props: { repo: RepoName; issue: Issue; onLabel: (label: string) => void }) {
  const next = () => whoNext(props.issue)
  return (
    <div class="issue-row">
      <span class="issue-number figures text-mute">#{props.issue.number}</span>
      <span class="issue-words">
        <a class="issue-title" href={issueHref(props.repo, props.issue.number)}>
          {props.issue.title}
        </a>
        <For each={props.issue.labels}>
          {(label) => (
            <button type="button" class="tag" aria-label={`Only label ${label}`} onClick={() => props.onLabel(label)}>
              {label}
            </button>
          )}
        </For>
      </span>
      <span class="issue-next">
        <State is={next().is} word={next().word} />
      </span>
      <span class="issue-facts text-mute figures">
        <span class="issue-author">{shortAddress(props.issue.author)}</span>
        <Show when={props.issue.comments > 0}>
          <span>
            {props.issue.comments} {props.issue.comments === 1 ? 'reply' : 'replies'}
          </span>
        </Show>
        <Time at={props.issue.createdAt} still />
      </span>
    </div>
  )
}
