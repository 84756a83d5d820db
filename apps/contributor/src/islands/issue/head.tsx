import { For, Show } from 'solid-js'
import type { IssueView } from '@smithers/api-spec/client/model/issueView'
import { Button } from '@smithers/ui-kit/button'
import { State } from '@smithers/ui-kit/state'
import { Tag } from '@smithers/ui-kit/tag'
import { wantKey } from '../../look/wanted-keys.ts'
import type { RepoName } from '../../repo/here.ts'
import { issueHref, issuesHref } from '../../repo/links.ts'
import { standing } from './standing.ts'

/** The title, and at once: in which state, why it waits, what happens next. */
export function Head(props: { repo: RepoName; issue: IssueView; mayEdit: boolean; onEdit: () => void }) {
  const now = () => standing(props.issue)
  wantKey({ keys: 'e', does: 'Edit the issue', run: () => props.mayEdit && props.onEdit() })
  return (
    <header class="issue-head">
      <h1>
        {props.issue.title} <span class="text-mute figures">#{props.issue.number}</span>
      </h1>
      <Show when={props.mayEdit}>
        <Button look="bare" onClick={() => props.onEdit()}>
          Edit
        </Button>
      </Show>
      <p class="standing">
        <State is={now().is} word={now().state} />
        <span>
          {now().next}
          <Show when={props.issue.duplicateOf}>
            {(original) => (
              <>
                {' '}
                <a href={issueHref(props.repo, original())}>#{original()}</a>
              </>
            )}
          </Show>
        </span>
      </p>
      <Show when={props.issue.labels.length > 0}>
        <ul class="labels" aria-label="Labels">
          <For each={props.issue.labels}>
            {(label) => (
              <li>
                <Tag
                  word={label}
                  href={issuesHref(props.repo, `is:open label:${/\s/.test(label) ? `"${label}"` : label}`)}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </header>
  )
}
